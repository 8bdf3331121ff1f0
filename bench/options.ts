import { resolve } from 'node:path';

/** The groups of figures, in the order in which they are measured. */
export const parts = [
	'adapters',
	'policy',
	'resolve',
	'erase',
	'import',
	'care',
	'insight',
	'report',
	'drivers',
	'due',
	'block',
	'batch',
	'page',
	'loop',
	'send',
] as const;
export type Part = (typeof parts)[number];

export type Options = {
	parts: readonly Part[];
	/** Rounds of every figure: 1–99. */
	rounds: number;
	/** Executions of each side of the loop: 50–100,000, over all rounds. */
	executions: number;
	/** Seconds each side of a page is asked in a round: 1–60. */
	seconds: number;
	/** Stored invitations, and responses, of the large store. */
	rows: number;
	/** Stored identities of the large store: 20,000–20,000,000. */
	identities: number;
	/** Rows of an import, and customers of whom care is measured: 1,000–1,000,000, whole hundreds. */
	customers: number;
	/** Invitations that come due at once: 100–1,000,000. */
	mails: number;
	/** Whether the figures are printed as one JSON line only. */
	json: boolean;
	/** Folder for CPU profiles of n8n; `null` = none are taken, as profiling slows it. */
	profile: string | null;
	/** Whether n8n is measured a second time as it comes, for comparison. */
	defaults: boolean;
};

const usage = [
	`--only=${parts.join(',')}`,
	'--rounds=5',
	'--executions=3000',
	'--seconds=6',
	'--rows=1000000',
	'--identities=10000000',
	'--customers=100000',
	'--mails=20000',
	'--no-defaults',
	'--profile=folder',
	'--json',
].join(' ');

/**
 * Reads the arguments of `npm run bench --`.
 *
 * @throws Error that names the argument and lists what there is
 */
export function readOptions(args: readonly string[]): Options {
	const options: Options = {
		parts,
		rounds: 5,
		executions: 3_000,
		seconds: 6,
		rows: 1_000_000,
		identities: 10_000_000,
		customers: 100_000,
		mails: 20_000,
		json: false,
		defaults: true,
		profile: null,
	};
	for (const arg of args) {
		const [name = '', value = ''] = arg.split('=');
		switch (name) {
			case '--json':
				options.json = true;
				break;
			case '--no-defaults':
				options.defaults = false;
				break;
			case '--only':
				options.parts = readParts(value);
				break;
			case '--profile':
				options.profile = resolve(value);
				break;
			case '--rounds':
				options.rounds = readWhole(arg, value, 1, 99);
				break;
			case '--executions':
				options.executions = readWhole(arg, value, 50, 100_000);
				break;
			case '--seconds':
				options.seconds = readWhole(arg, value, 1, 60);
				break;
			case '--rows':
				options.rows = readWhole(arg, value, 20_000, 10_000_000);
				break;
			case '--identities':
				options.identities = readWhole(arg, value, 20_000, 20_000_000);
				break;
			case '--customers':
				options.customers = readWhole(arg, value, 1_000, 1_000_000, 100);
				break;
			case '--mails':
				options.mails = readWhole(arg, value, 100, 1_000_000);
				break;
			default:
				throw new Error(`"${arg}" is no option. There are: ${usage}`);
		}
	}
	return options;
}

function readParts(value: string): Part[] {
	const asked = value.split(',');
	const unknown = asked.find((name) => !parts.some((part) => part === name));
	if (unknown === undefined) return parts.filter((part) => asked.includes(part));
	throw new Error(`"${unknown}" is nothing that can be measured. There are: ${parts.join(', ')}`);
}

function readWhole(arg: string, value: string, least: number, most: number, step = 1): number {
	const number = Number(value);
	if (Number.isInteger(number / step) && number >= least && number <= most) return number;
	if (step > 1) {
		throw new Error(`"${arg}" must be a multiple of ${step} from ${least} to ${most}.`);
	}
	throw new Error(`"${arg}" must be a whole number from ${least} to ${most}.`);
}
