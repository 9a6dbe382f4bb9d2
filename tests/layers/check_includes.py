"""Checks that every layer includes only what it declares, and that the arrows between layers form no circle.

Usage: check_includes.py SOURCE_FOLDER LAYER_TABLE

The table has a line for each layer: NAME|FOLDER|USES|PRIVATELY, the last two separated by spaces, as they were
given to nrmsim_layer. All layers share one include path, so the compiler alone would not notice an include of
a header from a layer that is not linked.
"""

import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)

# The layers that make up the model, and the headers that none of them may see.
MODEL = {"core", "random", "engine", "model", "observation", "outcomes", "verification"}
FORBIDDEN_IN_MODEL = re.compile(
    r"^(yaml-cpp/|hdf5|H5|omp\.h|mpi\.h|boost/mpi|nlohmann/|CLI/|spdlog/|fstream$|filesystem$|thread$|mutex$)")
# Threads live in sim/parallel, and tasks of a launcher in sim/batch/cluster.
ROOM_OF = {"omp.h": "parallel", "mpi.h": "cluster"}


class Layer:
    def __init__(self, name, folder, uses, privately):
        self.name = name
        self.folder = folder
        self.uses = uses
        self.privately = privately


def read_table(text):
    """The layers by name; other libraries that they use are left out."""
    layers = {}
    for line in text.splitlines():
        if line:
            name, folder, uses, privately = line.split("|")
            layers[name] = Layer(name, folder, _layer_names(uses), _layer_names(privately))
    return layers


def _layer_names(words):
    return [word.removeprefix("nrmsim::") for word in words.split() if word.startswith("nrmsim::")]


def reachable(layers, start):
    """What the layer's sources may include: itself, what it declares, and what that shows in its headers."""
    seen = {start}
    todo = layers[start].uses + layers[start].privately
    while todo:
        name = todo.pop()
        if name not in seen and name in layers:
            seen.add(name)
            todo += layers[name].uses
    return seen


def circles(layers):
    """Names of layers that come back to themselves."""
    found = []
    for start in layers:
        seen = set()
        todo = layers[start].uses + layers[start].privately
        while todo:
            name = todo.pop()
            if name not in seen and name in layers:
                seen.add(name)
                todo += layers[name].uses + layers[name].privately
        if start in seen:
            found.append(start)
    return found


def owner_of(layers, path):
    """The layer whose folder holds the path; the innermost where folders are nested."""
    holders = [layer for layer in layers.values() if path.startswith(layer.folder + "/")]
    return max(holders, key=lambda layer: len(layer.folder)).name if holders else None


def check(root, layers):
    """Every include that should not be there, as FILE: what."""
    problems = [f"layer {name} uses itself through others" for name in circles(layers)]
    for layer in layers.values():
        allowed = reachable(layers, layer.name)
        for path in sorted(root.glob(layer.folder + "/**/*.[ch]pp")):
            relative = path.relative_to(root).as_posix()
            if owner_of(layers, relative) != layer.name:
                continue
            for header in INCLUDE.findall(path.read_text(encoding="utf-8")):
                problems += [f"{relative}: {fault}" for fault in faults(layers, layer, allowed, header)]
    return problems


def faults(layers, layer, allowed, header):
    if layer.name in MODEL and FORBIDDEN_IN_MODEL.match(header):
        yield f"includes {header}, which the model may not see"
    if ROOM_OF.get(header, layer.name) != layer.name:
        yield f"includes {header}, which belongs into the layer {ROOM_OF[header]}"
    if header.startswith(("sim/", "analysis/")):
        owner = owner_of(layers, header)
        if owner is None:
            yield f"includes {header}, which is in no layer that is built"
        elif owner not in allowed:
            yield f"includes {header} of layer {owner}, which layer {layer.name} does not declare"


def main():
    root, table = map(pathlib.Path, sys.argv[1:])
    layers = read_table(table.read_text(encoding="utf-8"))
    problems = check(root, layers)
    print("\n".join(problems) or f"{len(layers)} layers, no include out of order")
    return 1 if problems or not layers else 0


if __name__ == "__main__":
    sys.exit(main())
