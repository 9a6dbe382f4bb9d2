"""Walks the sample file with h5py and checks what docs/formats/results.md promises of every group and dataset."""

import subprocess
import sys

import h5py

path = sys.argv[1]
CREATION_ORDER = h5py.h5p.CRT_ORDER_TRACKED | h5py.h5p.CRT_ORDER_INDEXED
file = h5py.File(path, "r")


def is_scale(dataset):
    return h5py.h5ds.is_scale(dataset.id)


def check_group(group):
    order = group.id.get_create_plist()
    assert order.get_link_creation_order() == CREATION_ORDER, group.name
    assert order.get_attr_creation_order() == CREATION_ORDER, group.name


def check_numbers(dataset):
    if "_FillValue" in dataset.attrs:
        assert dataset.attrs["_FillValue"].dtype == dataset.dtype, dataset.name
        assert dataset.attrs["_FillValue"].shape == (1,), dataset.name
    if dataset.chunks:
        assert (dataset.compression, dataset.shuffle, dataset.fletcher32) == ("gzip", True, True), dataset.name


def check_dimensions(dataset):
    """Every dimension has one scale, and that lies in the same group."""
    for i, dimension in enumerate(dataset.dims):
        assert len(dimension) == 1, dataset.name
        scale = dimension[0]
        assert scale.parent.name == dataset.parent.name, dataset.name
        assert is_scale(scale) and scale.shape == (dataset.shape[i],), dataset.name


def check_no_forbidden_type(name, type_id, inside_compound=False):
    kind = type_id.get_class()
    assert kind in (h5py.h5t.INTEGER, h5py.h5t.FLOAT, h5py.h5t.STRING, h5py.h5t.COMPOUND), name
    if kind == h5py.h5t.STRING:
        assert type_id.get_cset() == h5py.h5t.CSET_UTF8, name
        assert type_id.is_variable_str() != inside_compound, name
    if kind == h5py.h5t.COMPOUND:
        for i in range(type_id.get_nmembers()):
            check_no_forbidden_type(name, type_id.get_member_type(i), inside_compound=True)


def check_dataset(dataset):
    assert dataset.id.get_create_plist().get_attr_creation_order() == CREATION_ORDER, dataset.name
    check_no_forbidden_type(dataset.name, dataset.id.get_type())
    assert "long_name" in dataset.attrs, dataset.name
    check_numbers(dataset)
    if not is_scale(dataset):
        check_dimensions(dataset)
    if dataset.name != "/provenance/command_line":
        assert h5py_text(dataset.attrs["digest"]).startswith("xxh3-128:"), dataset.name
    if dataset.parent.name in ("/outcomes", "/parameters") and not is_scale(dataset):
        for attribute in ("units", "statistic", "labels_digest"):
            assert attribute in dataset.attrs, dataset.name
    # A signed or unsigned reader may take these for time spans and convert the numbers.
    assert h5py_text(dataset.attrs.get("units", "")) not in ("days", "hours", "minutes", "seconds"), dataset.name


def h5py_text(value):
    return value.decode() if isinstance(value, bytes) else value


names = ["outcomes", "keys", "parameters", "scenarios", "tables", "events", "provenance"]
in_order = []
root = file["/"]
root.id.links.iterate(in_order.append, idx_type=h5py.h5.INDEX_CRT_ORDER)
assert [name.decode() for name in in_order] == names
check_group(root)
groups = [file[name] for name in names]
for group in groups:
    check_group(group)
for group in groups:
    for dataset in group.values():
        check_dataset(dataset)

assert "_FillValue" in file["outcomes/people"].attrs
assert "_FillValue" not in file["outcomes/history_digest"].attrs
assert h5py_text(file["keys/computed"].attrs["dtype"]) == "bool" and file["keys/computed"].dtype == "i1"

# The oldest superblock, which every HDF5 library reads.
version = subprocess.run(["h5dump", "-B", "-H", path], capture_output=True, text=True, check=True).stdout
assert "SUPERBLOCK_VERSION 0" in version, version[:400]
