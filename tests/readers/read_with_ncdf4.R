# Opens the sample file with ncdf4 and checks values, dimensions and labels. R lists dimensions innermost first.
library(ncdf4)

path <- commandArgs(trailingOnly = TRUE)[1]
file <- suppressWarnings(nc_open(path))

stopifnot(identical(as.vector(ncvar_get(file, "outcomes/scenario")), c("baseline", "reform")))
stopifnot(identical(as.vector(ncvar_get(file, "outcomes/group")), c("all", "women", "garçons")))
stopifnot(all(ncvar_get(file, "outcomes/duration") == c(0, 30.5, 365.25)))

people <- ncvar_get(file, "outcomes/people")
stopifnot(identical(dim(people), c(3L, 4L, 3L, 2L)))  # group, replication, draw, scenario
stopifnot(people[3, 2, 3, 2] == 1210.25)
stopifnot(people[1, 4, 1, 1] == 30)
wait <- ncvar_get(file, "outcomes/wait")
stopifnot(wait[2, 1, 1, 1, 1] == 0.125 + 1 / 64)
stopifnot(all(ncvar_get(file, "outcomes/events_handled")[, 1, 2] == c(1000, 1010, 1020, 1030)))

names <- sapply(file$var[["outcomes/people"]]$dim, function(dimension) dimension$name)
stopifnot(identical(names, c("outcomes/group", "outcomes/replication", "outcomes/draw", "outcomes/scenario")))
stopifnot(ncatt_get(file, "outcomes/wait", "units")$value == "d")
stopifnot(ncatt_get(file, "outcomes/people", "long_name")$value == "people in support")
stopifnot(ncatt_get(file, 0, "Conventions")$value == "NRMSIM-1")
stopifnot(ncatt_get(file, 0, "scale")$value == 0.25)

stopifnot(all(ncvar_get(file, "parameters/missing.hazard_per_year") == c(1, 1.125, 1.25)))
stopifnot(all(is.na(ncvar_get(file, "parameters/support.offer_probability")[, 2])))
stopifnot(ncvar_get(file, "scenarios/resolved_yaml")[2] == "name: reform\n")
stopifnot(all(ncvar_get(file, "keys/computed") == 1))
nc_close(file)
