# SPDX-License-Identifier: Apache-2.0
"""Cuts the subsets of USLCI that SOURCE.md tells of.
python3 cut.py FOLDER, with jsonld/ and ecospold2/ (unpacked) and ecospold1.xml in it; then zstd --ultra -22 --rm *.tar"""
import html, io, json, pathlib, re, sys, tarfile


def pack(target, files):
    with tarfile.open(target, 'w') as archive:
        for name, content in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))


folder = pathlib.Path(sys.argv[1])
kinds = ('processes', 'flows', 'flow_properties', 'unit_groups', 'categories', 'locations')
linked = [(f'{kind}/{path.name}', path.read_bytes()) for kind in kinds for path in (folder / 'jsonld' / kind).iterdir()]
processes = [json.loads(content) for name, content in linked if name.startswith('processes/')]
ids, names = {process['@id'] for process in processes}, {process['name'] for process in processes}
spold = [(path.name, path.read_bytes()) for path in (folder / 'ecospold2').iterdir()]
spold = [(name, content) for name, content in spold if re.search(rb'<activity id="([^"]*)"', content)[1].decode() in ids]
head, *datasets = re.split(r'(?=    <dataset )', (folder / 'ecospold1.xml').read_text('utf-8'))
datasets[-1] = datasets[-1].replace('</ecoSpold>', '').rstrip() + '\n'
kept = [each for each in datasets if html.unescape(re.search(r'<referenceFunction [^>]*? name="([^"]*)"', each)[1]) in names]
pack('fy17q4-jsonld.tar', linked)
pack('fy18q1-ecospold2.tar', spold)
pack('fy21q3-ecospold1.tar', [('uslci.xml', (head + ''.join(kept) + '</ecoSpold>\n').encode())])
