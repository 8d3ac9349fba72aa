"""What each tool for pictures costs, beside Python's SDK where it has the tool."""

from . import tools

TITLE = "Tools for pictures"
CASE = "tool and size"
FIGURES = [(figure, title.replace("frame", "picture"), unit, decimals) for figure, title, unit, decimals in tools.FIGURES]
PICTURE = "cpu_us"
NOTE = """Each tool works alone, as fast as it can, on one thread, with a gradient. Frames are converted by the native library, to images (`BufferedImage` of
`TYPE_INT_RGB`, used again) and back in Java. Python's SDK has no images."""

SIZES = [(640, 360), (1280, 720)]


def words(tool, size):
    return f"{tool}, {size[0]}×{size[1]}"


TO_BGRA, TO_I420 = "frame, I420 to BGRA", "frame, BGRA to I420"
SHARED = {TO_BGRA: "convert:I420:BGRA", TO_I420: "convert:BGRA:I420"}
OURS = {"image of a frame, BGRA": "to-image:BGRA", "image of a frame, I420": "to-image:I420", "frame of an image, BGRA": "to-frame:BGRA",
        "frame of an image, I420": "to-frame:I420", "PNG": "png:I420", "JPEG": "jpeg:I420"}


def cells(context):
    sizes = SIZES[:1] if context.quick else SIZES
    return [cell for size in sizes for cell in tools.cells_of(context, _sized(SHARED, size), _sized(OURS, size), size)]


def _sized(tools_by_words, size):
    return {words(tool, size): told for tool, told in tools_by_words.items()}
