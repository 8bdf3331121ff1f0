import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { simulatedKeys } from '../systems';

export type SandboxLanguage = 'en' | 'zh-CN';

/** What somebody may type for a language. */
const languages: Partial<Record<string, SandboxLanguage>> = {
	...{ en: 'en', zh: 'zh-CN', 'zh-cn': 'zh-CN' },
};

export type SandboxOptions = {
	/** Plays the day and ends. */
	once: boolean;
	/** Ends with one line of JSON on standard output; everything else goes to standard error. */
	json: boolean;
	port: number | null;
	/** Plays a round trip of this simulated system in place of the day; `all` plays every one. */
	system: string | null;
	/** Puts a made-up year and a half there in place of the day, to try what Insights says. */
	year: boolean;
	/** What the shop of that year, its templates and its workflow are written in. */
	language: SandboxLanguage;
	/** Says how it is called, and does nothing. */
	help: boolean;
};

/** A file of its own, so that it can be shown before anything is installed. */
export const usage = readFileSync(join(__dirname, 'usage.txt'), 'utf8').trimEnd();

/** @throws Error with the usage when an argument is not known */
export function readOptions(args: string[]): SandboxOptions {
	try {
		const { values } = parseArgs({
			args,
			options: {
				once: { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				port: { type: 'string' },
				system: { type: 'string' },
				year: { type: 'boolean', default: false },
				language: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const port = values.port === undefined ? null : Number(values.port);
		if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
			throw new Error(`"${values.port}" is no port.`);
		}
		const system = values.system ?? null;
		const known = ['all', ...simulatedKeys()];
		const strange = system?.split(',').find((key) => !known.includes(key));
		if (strange !== undefined) {
			throw new Error(`"${strange}" is no simulated system. There are: ${known.join(', ')}.`);
		}
		if (values.year && system !== null) {
			throw new Error('Either a year or systems: leave out --year or --system.');
		}
		const { once, json, year, help } = values;
		const language = languages[(values.language ?? 'en').toLowerCase()];
		if (language === undefined) {
			throw new Error(`"${values.language}" is no language of the year: en or zh-CN.`);
		}
		if (values.language !== undefined && !year) {
			throw new Error('Only the year is there in two languages: --language goes with --year.');
		}
		return { once, json, port, system, year, language, help };
	} catch (error) {
		throw new Error(`${(error as Error).message}\n\n${usage}`);
	}
}
