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
	return repeating(client.open(fields, { ...tools, http }), tools, secretsIn(fields));
}

/** Two credentials with the same fields are one account. */
function accountOf({ credential }: Client, fields: Record<string, unknown>): string {
	const entries = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
	return createHash('sha256')
		.update(JSON.stringify([credential, entries]))
		.digest('base64');
}

/** What of a credential no error may show, though a page of a proxy repeats all that it was sent. */
const secretsIn = (fields: Record<string, unknown>): string[] =>
	Object.entries(fields).flatMap(([name, value]) =>
		/secret|password|token|code|key$/i.test(name) && typeof value === 'string' && value.length > 5
			? [value]
			: [],
	);

/** An error without the secrets that it repeats. */
function veiled(error: unknown, secrets: readonly string[]): unknown {
	if (!(error instanceof SystemError)) return error;
	const shown = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), error.message);
	if (shown === error.message) return error;
	return new SystemError(error.fault, shown, error.hint, error.code);
}

function repeating(open: Connected, tools: Tools, secrets: readonly string[]): Connected {
	const shy = async <Result>(work: Promise<Result>): Promise<Result> =>
		await work.catch((error: unknown) => {
			throw veiled(error, secrets);
		});

	const read = <Values extends unknown[], Result>(
		call: ((...values: Values) => Promise<Result>) | undefined,
	): ((...values: Values) => Promise<Result>) | undefined =>
		call &&
		(async (...values) =>
			cleaned(await shy(tried(async () => await call(...values), isPassing, tools))));
	const write = <Values extends unknown[], Result>(
		call: ((...values: Values) => Promise<Result>) | undefined,
	): ((...values: Values) => Promise<Result>) | undefined =>
		call &&
		(async (...values) => await shy(tried(async () => await call(...values), isLimited, tools)));
	return {
		test: async () => await shy(open.test()),
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
