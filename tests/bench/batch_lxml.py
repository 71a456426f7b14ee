# SPDX-License-Identifier: Apache-2.0
"""What a user would script instead of `ferrolabel batch`, with lxml.

envelope SCHEMA FILE    parses the envelope as a whole and holds it against the schema
files SCHEMA PROGRAM METHODS FOLDER
                        the same of each file, and the program's own command line once a file that passes
"""
import pathlib
import subprocess
import sys

from lxml import etree


def main(kind, schema, *rest):
    xsd = etree.XMLSchema(etree.parse(schema))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    if kind == "envelope":
        return 0 if xsd.validate(etree.parse(rest[0], parser)) else 1
    program, methods, folder = rest
    for number, file in enumerate(sorted(pathlib.Path(folder).glob("*.xml"))):
        if not xsd.validate(etree.parse(str(file), parser)):
            continue
        command = [program, "batch", str(file), "--out", f"{folder}/out-{number}", "--at", "2026-11-24", "--dry-run", "--quiet", "--methods", methods]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    return 0


sys.exit(main(*sys.argv[1:]))
