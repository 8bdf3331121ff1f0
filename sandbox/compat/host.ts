import { existsSync } from 'node:fs';

import type { Release } from '../n8n/environment';
import { n8nAt, nodeAt } from '../setup/places.js';

/** An n8n to try, as a person names it: `2.22.6`, `2.22.6@queue`, `1.121.3@node22.16.0`. */
export type Host = {
	/** The version of n8n. */
	version: string;
	/** The version of Node; `null` is the Node 24 that everything here runs on. */
	node: string | null;
	/** Queue mode: four processes over PostgreSQL and Redis. */
	queue: boolean;
};

const form = /^(\d+\.\d+\.\d+)(@queue)?(?:@node(\d+\.\d+\.\d+))?$/;

/** @throws Error that shows the three forms */
export function readHost(text: string): Host {
	const [, version, queue, node] = form.exec(text) ?? [];
	if (version === undefined) {
		throw new Error(
			`"${text}" is no n8n to try. Write 2.22.6, 2.22.6@queue or 2.22.6@node22.16.0.`,
		);
	}
	return { version, node: node ?? null, queue: queue !== undefined };
}

/** What has to be started for it. */
export const releaseOf = ({ version, node }: Host): Release => ({
	version,
	...(node === null ? {} : { node: nodeAt(node).program }),
});

export const isInstalled = ({ version, node }: Host): boolean =>
	existsSync(n8nAt(version).installed) && (node === null || existsSync(nodeAt(node).program));
