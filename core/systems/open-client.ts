import { createHash } from 'node:crypto';

import { cleaned } from '../model/clean';
import type { Client, Connected } from './client';
import type { Tools } from './http/http';
import { Pace } from './http/pace';
import { isPassing, SystemError } from './system-error';

/** Pauses before the further tries of a read, ms. */
const pauses = [1_000, 4_000];
/** A system that has refused a call for its rate is left alone for so long, ms. */
const limitedPause = 5_000;

const pace = new Pace();

/**
 * Opens an account of a system: calls keep to its rate, and what failed for a passing reason is tried
 * again where that is safe. A read always is; a write only where the system has refused it for its rate, and
 * so has not done it. A write without an answer may have been done, and is never repeated.
 *
 * @throws SetupError naming the field of the credential and what it must be
 */
export function openClient(
	{ client }: { client: Client },
	fields: Record<string, unknown>,
	tools: Tools,
): Connected {
	const account = accountOf(client, fields);
	const { limit } = client;
	const http: Tools['http'] = async (request) => {
		if (limit) await pace.turn(account, limit, tools);
		return await tools.http(request);
	};
	return repeating(client.open(fields, { ...tools, http }), tools);
}

/** Two credentials with the same fields are one account. */
function accountOf({ credential }: Client, fields: Record<string, unknown>): string {
	const entries = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
	return createHash('sha256')
		.update(JSON.stringify([credential, entries]))
		.digest('base64');
}

function repeating(open: Connected, tools: Tools): Connected {
	const read = <Values extends unknown[], Result>(
		call: ((...values: Values) => Promise<Result>) | undefined,
	): ((...values: Values) => Promise<Result>) | undefined =>
		call &&
		(async (...values) =>
			cleaned(await tried(async () => await call(...values), isPassing, tools)));
	const write = <Values extends unknown[], Result>(
		call: ((...values: Values) => Promise<Result>) | undefined,
	): ((...values: Values) => Promise<Result>) | undefined =>
		call && (async (...values) => await tried(async () => await call(...values), isLimited, tools));
	return {
		test: open.test,
		...defined({
			objects: read(open.objects),
			fields: read(open.fields),
			get: read(open.get),
			changed: read(open.changed),
			create: write(open.create),
			update: write(open.update),
			changeOwner: write(open.changeOwner),
		}),
	};
}

/** Without what is not there: a system that cannot do it must not look as if it could. */
function defined<Functions extends Partial<Connected>>(functions: Functions): Functions {
	const there = Object.entries(functions).filter(([, call]) => call !== undefined);
	return Object.fromEntries(there) as Functions;
}

const isLimited = ({ fault }: SystemError): boolean => fault === 'limited';

async function tried<Result>(
	call: () => Promise<Result>,
	isWorthIt: (error: SystemError) => boolean,
	tools: Tools,
	turn = 0,
): Promise<Result> {
	try {
		return await call();
	} catch (error) {
		const pause = pauses[turn];
		if (!(error instanceof SystemError) || pause === undefined || !isWorthIt(error)) throw error;
		await tools.sleep(isLimited(error) ? Math.max(pause, limitedPause) : pause);
		return await tried(call, isWorthIt, tools, turn + 1);
	}
}
