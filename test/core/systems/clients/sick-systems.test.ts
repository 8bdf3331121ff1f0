import fc from 'fast-check';

import { clientByKey, clientSystems } from '../../../../core/systems';
import type { ChangedPage } from '../../../../core/systems/client';
import type { Http, HttpAnswer } from '../../../../core/systems/http/http';
import { openClient } from '../../../../core/systems/open-client';
import { SystemError } from '../../../../core/systems/system-error';
import { fxiaoke } from '../../../../sandbox/systems/fxiaoke';
import { simulatedJiandaoyun } from '../../../../sandbox/systems/jiandaoyun';
import { kingdeeJdy } from '../../../../sandbox/systems/kingdee-jdy';
import { kingdeeK3 } from '../../../../sandbox/systems/kingdee-k3';
import { neocrm } from '../../../../sandbox/systems/neocrm';
import type { Simulated } from '../../../../sandbox/systems/simulated';
import { u8 } from '../../../../sandbox/systems/u8';
import { yonbip } from '../../../../sandbox/systems/yonbip';
import { directly, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);

/** Each system with a kind of record, and an id of one that there is: longer than a number holds where it may be. */
const known: Record<string, { make: () => Simulated; object: string; id: string }> = {
	jiandaoyun: {
		make: simulatedJiandaoyun,
		object: '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd',
		id: '65a0f1c2d3e4f5a6b7c8d9e0',
	},
	fxiaoke: { make: fxiaoke, object: 'NewOpportunityObj', id: '65f000000000000000000001' },
	neocrm: { make: neocrm, object: 'opportunity', id: '9007199254740993' },
	kingdee_k3: { make: () => kingdeeK3(), object: 'SAL_OUTSTOCK', id: '100042' },
	kingdee_jdy: { make: kingdeeJdy, object: 'bd/customer', id: '2147483647002' },
	yonbip: { make: yonbip, object: 'opportunity', id: '2022181112638341126' },
	u8: { make: u8, object: 'customer', id: '01001' },
};

let made = 0;

/** An account that is signed in, and whose system turns sick by what it answers from now on. */
async function patient(key: string, more: object = {}) {
	const { make, object, id } = known[key]!;
	const system = make();
	const clock = { at: noon, slept: 0 };
	const fields = { ...system.api!.credential.data(`https://p${(made += 1)}.example.com`), ...more };
	const healthy = directly(system, clock);
	const sick = { answer: null as ((asked: number) => HttpAnswer | null) | null, asked: 0 };
	const http: Http = async (request) => {
		sick.asked += 1;
		return sick.answer?.(sick.asked) ?? (await healthy(request));
	};
	const client = clientByKey(key);
	const open = openClient(client, fields, toolsOver(clock, http));
	if (system.api?.change) system.api.change({ id, values: { name: 'x' }, at: noon - 60_000 });
	else {
		const created = await open.create?.(object, { name: 'x' }, { owner: null });
		expect(created?.id).toBe(id);
	}
	await open.get?.(object, id);
	const turns = (answer: (asked: number) => HttpAnswer | null): void => {
		sick.asked = 0;
		sick.answer = answer;
	};
	return { open, object, id, system, clock, fields, turns };
}

type Patient = Awaited<ReturnType<typeof patient>>;

/** Every call that there is, with what it is asked. */
const callsOf = ({
	open,
	object,
	id,
}: Patient): Array<[string, () => Promise<unknown> | undefined]> => [
	['test', () => open.test()],
	['get', () => open.get?.(object, id)],
	['update', () => open.update?.(object, id, { name: 'y' })],
	['create', () => open.create?.(object, { name: 'y' }, { owner: null })],
	['changeOwner', () => open.changeOwner?.(object, id, '1001')],
	['changed', () => open.changed?.(object, { since: noon - 86_400_000, until: noon }, null)],
	['fields', () => open.fields?.(object)],
	['objects', () => open.objects?.()],
];

const answered = (status: number, text: string, headers = {}): HttpAnswer => ({
	status,
	text,
	headers,
});

/** What a call comes to: the fault of a SystemError; anything else that is thrown is an error of ours. */
async function faultOf(call: () => Promise<unknown> | undefined): Promise<string | null> {
	try {
		await call();
		return null;
	} catch (error) {
		if (error instanceof SystemError) return error.fault;
		throw error;
	}
}

const secretsOf = (fields: Record<string, unknown>): string[] =>
	Object.entries(fields).flatMap(([name, value]) =>
		/secret|password|apiKey|token|permanentCode/i.test(name) && typeof value === 'string'
			? [value]
			: [],
	);

it('knows every system that is called', () => {
	expect(Object.keys(known).sort()).toEqual(clientSystems.map(({ key }) => key).sort());
});

describe.each(Object.keys(known))('%s, while it is sick', (key) => {
	it.each<[string, HttpAnswer, string[]]>([
		[
			'a page of HTML with status 200',
			answered(200, '<html><title>Sign in</title></html>'),
			['unavailable'],
		],
		['a page of HTML with status 502', answered(502, '<html>Bad Gateway</html>'), ['unavailable']],
		['too many calls', answered(429, ''), ['limited']],
		['nothing', answered(200, ''), ['unavailable']],
		['half of an answer', answered(200, '{"code":'), ['unavailable']],
		['null', answered(200, 'null'), ['unavailable', 'missing', 'refused']],
		['an empty object', answered(200, '{}'), ['unavailable', 'missing', 'refused']],
	])('is told to be so where it answers %s', async (_what, answer, faults) => {
		const one = await patient(key);
		one.turns(() => answer);
		for (const [name, call] of callsOf(one)) {
			// What is known without asking is no answer of the system.
			if (name === 'objects' || name === 'fields' || !(name in one.open)) continue;
			const fault = await faultOf(call);
			expect([name, faults.includes(String(fault)) ? 'told' : fault]).toEqual([name, 'told']);
		}
	});

	it('is not followed to another host, which would be shown the secrets', async () => {
		const one = await patient(key);
		const secrets = secretsOf(one.fields);
		const location = `https://elsewhere.example.com/?${secrets.join('&')}`;
		for (const [name, call] of callsOf(one)) {
			if (name === 'objects' || name === 'fields' || !(name in one.open)) continue;
			one.turns(() => answered(307, '', { location }));
			const error: unknown = await (async () => await call())().catch((thrown: unknown) => thrown);
			const { fault, message } = error as SystemError;
			expect([name, fault]).toEqual([name, 'unavailable']);
			expect(message).toContain('sends on to https://elsewhere.example.com (HTTP 307)');
			for (const secret of secrets) expect(message).not.toContain(secret);
		}
	});

	it('shows no secret, though it repeats all that it was sent', async () => {
		const one = await patient(key);
		const secrets = secretsOf(one.fields);
		expect(secrets.length).toBeGreaterThan(0);
		one.turns(() => answered(200, `<p>${secrets.join(' ')}</p>`));
		for (const [, call] of callsOf(one)) {
			const error: unknown = await (async () => await call())().catch((thrown: unknown) => thrown);
			if (error instanceof SystemError) {
				for (const secret of secrets) expect(error.message).not.toContain(secret);
			}
		}
	});

	it('never is an error of ours, whatever JSON it answers', async () => {
		const one = await patient(key);
		const names = fc.constantFrom(
			...['code', 'errcode', 'errorCode', 'errmsg', 'msg', 'message', 'data', 'result', 'Result'],
			...[
				'ResponseStatus',
				'IsSuccess',
				'Errors',
				'dataList',
				'records',
				'recordList',
				'id',
				'_id',
			],
			...[
				'customer',
				'rows',
				'page_count',
				'pageCount',
				'token',
				'access_token',
				'fields',
				'__proto__',
			],
		);
		const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
			tree: fc.oneof(
				{ depthSize: 'small' },
				fc.constantFrom<unknown>(0, '0', 200, '200', '00000', true, null, '', [], {}, 1e30),
				fc.jsonValue({ maxDepth: 1 }),
				fc.array(tie('tree'), { maxLength: 3 }),
				fc.dictionary(names, tie('tree'), { maxKeys: 5 }),
			),
		}));
		await fc.assert(
			fc.asyncProperty(tree, async (body) => {
				const text = JSON.stringify(body);
				one.turns((asked) => (asked > 60 ? answered(429, '') : answered(200, text)));
				for (const [name, call] of callsOf(one)) {
					const fault = await faultOf(call).catch((error: unknown) => {
						// A form that has no such field, and the like, is the admin's to mend.
						if ((error as Error).name !== 'Error' && 'hint' in (error as object)) return 'told';
						throw new Error(`${name} of ${text}: ${String(error)}`, { cause: error });
					});
					expect(typeof fault === 'string' || fault === null).toBe(true);
				}
			}),
			{ numRuns: 40 },
		);
	});

	it('is signed in to anew where its token was taken away, and is denied where the account was', async () => {
		const one = await patient(key);
		const { system, open, object, id } = one;
		if ('revoke' in system && typeof system.revoke === 'function') {
			(system.revoke as () => void)();
			expect(await open.get?.(object, id)).toMatchObject({ id });
		}
		for (const secret of Object.keys(one.fields).filter((name) =>
			/secret|password|apiKey/i.test(name),
		)) {
			const wrong = clientByKey(key).client.open(
				{ ...one.fields, [secret]: 'not-what-it-was-it-was-revoked-32ch' },
				toolsOver(one.clock, directly(system, one.clock)),
			);
			expect([secret, await faultOf(() => wrong.get?.(object, id))]).toEqual([secret, 'denied']);
		}
	});

	it('says that a record is missing that was deleted or merged away there', async () => {
		const { open, object, id } = await patient(key);
		const gone = id.replace(/.$/, (last) => (last === '7' ? '5' : '7'));
		expect(await faultOf(() => open.get?.(object, gone))).toBe('missing');
	});

	it('writes into no record that was deleted or merged away there, and says so', async () => {
		const { open, object, id, system } = await patient(key);
		const gone = id.replace(/.$/, (last) => (last === '7' ? '5' : '7'));
		const writes = () =>
			system.api?.deeds.filter(({ kind }) => ['update', 'owner', 'create'].includes(kind)).length;
		const before = writes();
		for (const call of [
			() => open.update?.(object, gone, { name: 'y' }),
			...(open.changeOwner ? [() => open.changeOwner?.(object, gone, '1001')] : []),
		]) {
			expect(await faultOf(call)).toMatch(/^(missing|refused)$/);
		}
		expect(writes()).toBe(before);
	});

	it.each(['whose records have no id', 'that begins anew in place of going on'])(
		'does not take a list for whole %s',
		async (what) => {
			const { open, object, turns } = await patient(key);
			const row = (nth: number): Record<string, unknown> => {
				const id = what.startsWith('whose') ? {} : { _id: `a${nth}`, id: String(100 + nth) };
				return { ...id, name: 'x', updateTime: new Date(noon - 1).toISOString() };
			};
			const rows = Array.from({ length: 500 }, (_, nth) => row(nth));
			const list = {
				...{ code: 200, errorCode: 0, data: rows, result: { records: rows } },
			};
			const fxiaoke = { errorCode: 0, data: { dataList: rows.slice(0, 100) } };
			const k3 = rows.map(({ id }) => [id ?? null, '2026-01-05T03:59:00']);
			const pages: Record<string, unknown> = {
				jiandaoyun: { data: rows.slice(0, 100) },
				fxiaoke,
				neocrm: { ...list, data: { records: rows.slice(0, 100) } },
				kingdee_k3: k3,
			};
			// The others number their pages, and say how many there are.
			if (!open.changed || !(key in pages)) return;
			turns(() => answered(200, JSON.stringify(pages[key])));
			const span = { since: noon - 86_400_000, until: noon };
			const read = async (): Promise<void> => {
				let page: string | null = null;
				for (let turn = 0; turn < 5; turn += 1) {
					const got: ChangedPage = await open.changed!(object, span, page);
					if (got.next === null) return;
					page = got.next;
				}
			};
			expect(await faultOf(read)).toBe('unavailable');
		},
	);

	it('is read on at the page where its limit was met', async () => {
		const one = await patient(key);
		const { open, object, system, turns, clock } = one;
		if (!open.changed || !system.api?.change) return;
		const ids = Array.from({ length: 1_150 }, (_, nth) =>
			key === 'u8' || key === 'kingdee_k3'
				? String(100_100 + nth)
				: String(BigInt('9007199254740993') + BigInt(nth)),
		);
		for (const id of ids) system.api.change({ id, values: { name: id }, at: noon - 3_600_000 });
		clock.at = noon;
		const found = new Set<string>();
		let page: string | null = null;
		let limits = 0;
		for (let turn = 0; turn < 60; turn += 1) {
			// Every second call is one too many.
			turns((asked) => (turn % 2 === 1 && asked <= 9 ? answered(429, '') : null));
			const span = { since: noon - 86_400_000, until: noon };
			const read: ChangedPage | null = await open
				.changed(object, span, page)
				.catch((error: unknown) => {
					if (error instanceof SystemError && error.fault === 'limited') return null;
					throw error;
				});
			if (read === null) {
				limits += 1;
				continue;
			}
			for (const { id } of read.records) found.add(id);
			if (read.next === null) break;
			page = read.next;
		}
		expect(limits).toBeGreaterThan(0);
		expect(ids.filter((id) => !found.has(id))).toEqual([]);
	});
});
