// One project per stage of `npm test`; `npx jest <path>` finds the right one by the file's folder.
const transform = {
	'^.+\\.(t|j|mj)sx?$': [
		'@swc/jest',
		{
			jsc: {
				parser: { syntax: 'typescript', tsx: true, decorators: true },
				transform: { react: { runtime: 'automatic', importSource: 'preact' } },
				target: 'es2022',
			},
			module: { type: 'commonjs' },
			sourceMaps: 'inline',
		},
	],
};

/** Packages that are ES modules; those behind sanitize-html are what n8n's forms are made with. */
const modules = [
	'preact',
	'preact-render-to-string',
	'kysely',
	'culori',
	'd3-array',
	'd3-color',
	'd3-format',
	'd3-interpolate',
	'd3-path',
	'd3-scale',
	'd3-shape',
	'd3-time',
	'd3-time-format',
	'internmap',
	'fast-check',
	'pure-rand',
	'sanitize-html',
	'htmlparser2',
	'dom-serializer',
	'domelementtype',
	'domhandler',
	'domutils',
	'entities',
	'escape-string-regexp',
];

/** @param {string} name @param {string[]} folders */
const project = (name, folders) => ({
	displayName: name,
	rootDir: import.meta.dirname,
	testEnvironment: 'node',
	testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
	setupFiles: ['<rootDir>/test/setup.ts'],
	transform,
	transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

export default {
	// No test is about time: a busy machine is not at fault.
	testTimeout: 180_000,
	projects: [
		project('unit', ['core', 'nodes', 'lint', 'sandbox', 'bench']),
		project('engine', ['engine', 'tools']),
		project('databases', ['store']),
		project('templates', ['workflows']),
		project('package', ['package']),
		project('e2e', ['e2e']),
		project('browser', ['browser']),
		project('crash', ['crash']),
		project('queue', ['queue']),
		project('compat', ['compat']),
	],
};
