import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { preProcessFile } from 'typescript';

import { project } from '../../sandbox/setup/places';

/** What each file imports, types included. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** The first circle that is met, from a file back to itself; `null` where there is none. */
function findCircle(imports: Imports): string[] | null {
	const done = new Set<string>();
	const visit = (file: string, way: readonly string[]): string[] | null => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return null;
		for (const next of imports.get(file) ?? []) {
			const circle = visit(next, [...way, file]);
			if (circle) return circle;
		}
		done.add(file);
		return null;
	};
	for (const file of imports.keys()) {
		const circle = visit(file, []);
		if (circle) return circle;
	}
	return null;
}

function importsIn(folders: readonly string[]): Imports {
	const files = new Set(
		folders.flatMap((folder) =>
			readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
				.map((entry) => join(entry.parentPath, entry.name)),
		),
	);
	const resolved = (from: string, name: string) => {
		const base = join(dirname(from), name);
		return [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((path) =>
			files.has(path),
		);
	};
	const short = (file: string) => relative(project, file);
	return new Map(
		[...files].map((file) => {
			const { importedFiles } = preProcessFile(readFileSync(file, 'utf8'), true, true);
			const ours = importedFiles
				.filter(({ fileName }) => fileName.startsWith('.'))
				.flatMap(({ fileName }) => resolved(file, fileName) ?? []);
			return [short(file), ours.map(short)];
		}),
	);
}

describe('files that import one another', () => {
	const imports = importsIn(['core', 'nodes', 'credentials', 'sandbox', 'bench']);

	it('form no circle, types included', () => {
		expect(findCircle(imports)).toBeNull();
	});

	it('are found: this test reads type imports and folders, too', () => {
		expect(imports.get('core/loop/house.ts')).toContain('core/store/store.ts');
		expect(imports.get('core/language/say.ts')).toContain('core/language/texts/index.ts');
	});

	it('are named as the circle they form', () => {
		const circle = new Map([
			['a', ['b']],
			['b', ['c', 'd']],
			['c', []],
			['d', ['c', 'b']],
		]);
		expect(findCircle(circle)).toEqual(['b', 'd', 'b']);
	});
});
