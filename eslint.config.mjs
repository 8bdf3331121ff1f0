import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const decisions = ['survey', 'score', 'route', 'case', 'care', 'insight'];
const words = ['model', 'language', 'calendar'];
const pure = [...decisions, 'pages', 'mail', ...words];

/** One arrow of the architecture: of core/, `target` imports itself and `may`, nothing else. */
const arrow = (target, may, message) => ({
	target,
	from: './core',
	except: may.map((folder) => `./${folder}`),
	message,
});

const arrows = [
	arrow(
		['./nodes', './credentials'],
		['loop', 'systems', 'pages', 'calendar', 'model'],
		'A node imports core/loop, systems, pages, calendar and model only.',
	),
	arrow(
		'./core/loop',
		['loop', ...decisions, 'pages', 'mail', 'systems', 'store', ...words],
		'core/loop imports decisions, pages, mail, systems, store and words only.',
	),
	...decisions.map((name) =>
		arrow(
			`./core/${name}`,
			[...decisions, ...words],
			'A decision imports other decisions, model, language and calendar only.',
		),
	),
	...words.map((name) =>
		arrow(`./core/${name}`, words, 'model, language and calendar import one another only.'),
	),
	arrow(
		'./core/mail',
		['mail', 'pages/design', ...words],
		'core/mail imports model, language, calendar, and the design it shares with the pages.',
	),
	...['pages', 'store', 'systems'].map((name) =>
		arrow(
			`./core/${name}`,
			[name, ...words],
			`core/${name} imports model, language, calendar only.`,
		),
	),
];

const outside = [
	{
		target: './core',
		from: ['./nodes', './credentials', './sandbox', './test', './bench'],
		message: 'core knows nothing of those who use it.',
	},
	{
		target: ['./nodes', './credentials'],
		from: ['./sandbox', './test', './bench'],
		message: 'The product imports nothing of its tests and tools.',
	},
];

const n8nInCore = {
	regex: '^(n8n-workflow|n8n-core|n8n-nodes-base|n8n)(/|$)',
	message: 'core imports nothing from n8n.',
};
const nodeInPure = {
	regex: '^(node:(?!crypto$)|(fs|path|os|net|http|https|child_process|worker_threads|timers)(/|$))',
	message: 'Decisions, pages, mail and words are free of node:* but node:crypto.',
};

const noQueries = [
	{
		regex: '^kysely(/|$)',
		message: 'SQL stands in core/store/repositories alone.',
	},
	{
		regex: 'store/repositories/',
		importNamePattern: 'Quer(y|ies)$',
		message: 'A query is built and sent in core/store/repositories; the loop calls deeds.',
	},
	{
		regex: 'store/together$',
		importNames: ['readTogether', 'writeTogether'],
		message: 'Queries are put together in core/store/repositories; the loop calls deeds.',
	},
];

const queryBuilding = [
	{
		selector:
			'CallExpression[callee.property.name=/^(selectFrom|insertInto|updateTable|deleteFrom)$/]',
		message: 'SQL stands in core/store/repositories alone.',
	},
];

const clockReads = [
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'core never reads the clock: take `now` (epoch milliseconds) as an argument.',
	},
	{
		selector: "NewExpression[callee.name='Date'][arguments.length=0]",
		message: 'core never reads the clock: take `now` (epoch milliseconds) as an argument.',
	},
	{
		selector:
			"CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
		message: 'core never reads the clock: take `now` (epoch milliseconds) as an argument.',
	},
];

const timers = ['setTimeout', 'setInterval', 'setImmediate', 'process'].map((name) => ({
	name,
	message: 'Decisions, pages, mail and words are free of process and timers.',
}));

export default tseslint.config(
	{ ignores: ['dist/**', 'coverage/**', 'screenshots/**', '**/*.js', '**/*.mjs'] },
	...configWithoutCloudSupport,
	{
		files: ['**/*.tsx'],
		extends: [tseslint.configs.recommended, importX.flatConfigs.recommended],
		rules: { 'no-console': 'error' },
	},
	{
		settings: {
			'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
		},
	},
	{
		files: ['**/*.{ts,tsx}'],
		rules: {
			'import-x/no-restricted-paths': [
				'error',
				{ basePath: import.meta.dirname, zones: [...arrows, ...outside] },
			],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'separate-type-imports' },
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			// `luxon`, `kysely` and others export under both a default and names.
			'import-x/no-named-as-default-member': 'off',
			'import-x/no-named-as-default': 'off',
		},
	},
	{
		files: ['core/**/*.{ts,tsx}'],
		rules: {
			'no-restricted-syntax': ['error', ...clockReads],
			'no-restricted-imports': ['error', { patterns: [n8nInCore] }],
			// Errors become n8n's own in the nodes, not here.
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
	{
		files: ['core/loop/**/*.ts'],
		rules: {
			'no-restricted-syntax': ['error', ...clockReads, ...queryBuilding],
			'no-restricted-imports': ['error', { patterns: [n8nInCore, ...noQueries] }],
		},
	},
	{
		files: pure.map((name) => `core/${name}/**/*.{ts,tsx}`),
		rules: {
			'no-restricted-imports': ['error', { patterns: [n8nInCore, nodeInPure] }],
			'no-restricted-globals': ['error', ...timers],
		},
	},
	{
		// n8n's scanner of published packages hears no objection.
		files: ['{nodes,credentials}/**/*.ts'],
		linterOptions: { noInlineConfig: true },
	},
	{
		// Tools and tests start processes and talk to a terminal.
		files: ['{sandbox,bench,test}/**/*.{ts,tsx}', 'gulpfile.js'],
		rules: {
			'no-console': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'@n8n/community-nodes/node-usable-as-tool': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
);
