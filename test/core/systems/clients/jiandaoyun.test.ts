import { InputError, SetupError } from '../../../../core/model/errors';
import { client } from '../../../../core/systems/jiandaoyun/client';
import { poll } from '../../../../core/systems/jiandaoyun/poll';
import { SystemError } from '../../../../core/systems/system-error';
import { simulatedJiandaoyun } from '../../../../sandbox/systems/jiandaoyun';
import { allChanged, scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);
const form = '59264073a2a60c0c08e20bfb/59264073a2a60c0c08e20bfd';

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(stops.splice(0).map(async (stop) => await stop()));
});

async function team(at = noon) {
	const stage = await served(simulatedJiandaoyun(), at);
	stops.push(stage.stop);
	return { ...stage, connected: client.open(stage.fields, stage.tools) };
}

const faultOf = async (promise: Promise<unknown> | undefined): Promise<unknown> =>
	await promise?.then(
		() => 'nothing was thrown',
		(error: unknown) =>
			error instanceof SystemError ? { fault: error.fault, code: error.code } : error,
	);

const account = {
	apiKey: 'a key of eight',
	address: 'https://jdy.example',
	ownerField: 'owner_id',
};
const key = { ...account, apiKey: 'k'.repeat(32) };
const answering = (answer: Parameters<typeof scripted>[0]) => {
	const { requests, http } = scripted(answer);
	return { requests, connected: client.open(key, toolsOver({ at: noon, slept: 0 }, http)) };
};

describe('records of Jiandaoyun', () => {
	it('are made, read, changed and handed to another owner', async () => {
		const { connected, api, clock } = await team();
		const made = await connected.create?.(
			form,
			{ subject_title: '回访李伟', score: 2 },
			{ owner: 'zhou.min' },
		);
		const id = made?.id ?? '';
		clock.at += 60_000;
		await connected.update?.(form, id, { score: 4, score_at: '2026-01-05T10:00:00+08:00' });
		await connected.changeOwner?.(form, id, 'lin.tao');
		expect(await connected.get?.(form, id)).toMatchObject({
			id,
			fields: {
				subject_title: '回访李伟',
				score: 4,
				score_at: '2026-01-05T02:00:00.000Z',
				owner_id: { username: 'lin.tao', name: '林涛' },
			},
			owner: 'lin.tao',
			modifiedAt: noon + 60_000,
			modifiedBy: 'api',
			deleted: false,
		});
		expect(api.deeds.map(({ kind }) => kind)).toEqual(['create', 'update', 'owner', 'get']);
	});

	it('start nothing there unless a new one is to', async () => {
		for (const startWorkflows of [false, true]) {
			const { requests, http } = scripted(() => ({ data: { _id: '65a' } }));
			const open = client.open({ ...key, startWorkflows }, toolsOver({ at: noon, slept: 0 }, http));
			await open.create?.(form, { score: 1 }, { owner: null });
			await open.update?.(form, '65a', { score: 1 });
			const bodies = requests.map(({ body }) => JSON.parse(body ?? '') as object);
			expect(bodies).toEqual([
				expect.objectContaining({
					is_start_workflow: startWorkflows,
					is_start_trigger: startWorkflows,
				}),
				{
					app_id: form.split('/')[0],
					entry_id: form.split('/')[1],
					data_id: '65a',
					data: { score: { value: 1 } },
				},
			]);
		}
	});

	it('are shown with the fields of their form, and which of them can be written', async () => {
		const { connected } = await team();
		expect(await connected.objects?.()).toEqual([{ value: form, name: '售后 / 工单' }]);
		const fields = await connected.fields?.(form);
		expect(fields).toContainEqual({
			id: 'score',
			name: '满意度评分',
			type: 'number',
			readOnly: false,
		});
		expect(fields?.filter(({ readOnly }) => readOnly).map(({ id }) => id)).toEqual([
			'number',
			'creator',
			'createTime',
			'updateTime',
		]);
	});

	it('keep ids with more digits than a number has', async () => {
		const { connected } = answering(() => ({
			status: 200,
			headers: {},
			text: '{"data":{"_id":"65a","customer_id":90071992547409931234}}',
		}));
		expect((await connected.get?.(form, '65a'))?.fields.customer_id).toBe('90071992547409931234');
	});
});

describe('what has changed in Jiandaoyun', () => {
	it('comes whole, over pages, although records change while they are read', async () => {
		const { connected, api, clock } = await team();
		const ids = Array.from({ length: 230 }, (_, at) => `65b${String(at).padStart(21, '0')}`);
		for (const id of ids) api.change?.({ id, values: { score: 1 }, at: noon });
		clock.at = noon + 1_000;
		const span = { since: noon - 1, until: clock.at };
		const first = await connected.changed?.(form, span, null);
		expect(first?.records).toHaveLength(100);
		// One that was read and one that is still to come are changed: both belong to the next look.
		api.change?.({ id: ids[5] ?? '', values: { score: 2 }, at: noon + 2_000 });
		api.change?.({ id: ids[150] ?? '', values: { score: 2 }, at: noon + 2_000 });
		const second = await connected.changed?.(form, span, first?.next ?? '');
		const third = await connected.changed?.(form, span, second?.next ?? '');
		expect(third?.next).toBeNull();
		const found = [first, second, third].flatMap((page) => page?.records ?? []);
		expect(found.map(({ id }) => id)).toEqual(ids.filter((id) => id !== ids[150]));
		const later = await allChanged(connected, form, { since: clock.at, until: noon + 9_000 });
		expect(later.map(({ id }) => id)).toEqual([ids[5], ids[150]]);
	});

	it('is looked at again where the filter lets other records through', async () => {
		const row = (id: string, at: number) => ({ _id: id, updateTime: new Date(at).toISOString() });
		const { connected } = answering(() => ({
			data: [row('1', noon - 5), row('2', noon), row('3', noon + 10), row('4', noon + 11)],
		}));
		const page = await connected.changed?.(form, { since: noon, until: noon + 11 }, null);
		expect(page?.records.map(({ id }) => id)).toEqual(['2', '3']);
	});

	it('fits the sample that the poll shows', () => {
		const [usual] = poll.defaults;
		expect(Object.keys(usual?.types ?? {})).toContain(
			poll.sample.fields[usual?.watched ?? ''] as string,
		);
	});
});

describe('what Jiandaoyun does not do', () => {
	it('is told apart: a wrong key, a record, form or field that is not there, a wrong value', async () => {
		const { connected, fields, tools } = await team();
		const stranger = client.open({ ...fields, apiKey: 'x'.repeat(32) }, tools);
		expect(await faultOf(stranger.test())).toEqual({ fault: 'denied', code: '8301' });
		expect(await faultOf(connected.get?.(form, 'nobody'))).toMatchObject({ fault: 'missing' });
		expect(await faultOf(connected.get?.('1/2', 'x'))).toMatchObject({ fault: 'missing' });
		expect(await faultOf(connected.create?.(form, { score: 'good' }, { owner: null }))).toEqual({
			fault: 'refused',
			code: '4000',
		});
		expect(await faultOf(connected.get?.('工单', 'x'))).toBeInstanceOf(InputError);
	});

	it.each([
		['a page of HTML with status 200', { status: 200, text: '<html>504</html>' }, 'unavailable'],
		['a page of HTML with status 502', { status: 502, text: '<html>Bad</html>' }, 'unavailable'],
		['its rate as HTTP 429', { status: 429, text: '' }, 'limited'],
		['its rate as a code', { status: 400, text: '{"code":8303,"msg":"超出频率限制"}' }, 'limited'],
		['a refusal with status 200', { status: 200, text: '{"code":1,"msg":"bad"}' }, 'refused'],
		['no right', { status: 403, text: '{}' }, 'denied'],
		['a list', { status: 200, text: '[]' }, 'unavailable'],
		['nothing', { status: 200, text: '' }, 'unavailable'],
	])('reads %s', async (_, answer, fault) => {
		const { connected } = answering(() => ({ headers: {}, ...answer }));
		expect(await faultOf(connected.get?.(form, '65a'))).toMatchObject({ fault });
	});

	it('never says the key', async () => {
		const { connected } = answering(() => {
			throw new Error(`connect ECONNREFUSED ${key.address}`);
		});
		const said = await connected.get?.(form, '1').catch((error: unknown) => String(error));
		expect(said).not.toContain(key.apiKey);
	});

	it('keeps to the calls in a second that each path takes', async () => {
		const { connected, clock, api } = await team();
		for (let nth = 0; nth < 45; nth++) {
			await connected.create?.(form, { score: nth }, { owner: null });
		}
		expect(clock.slept).toBeGreaterThanOrEqual(2_000);
		expect(api.deeds.filter(({ kind }) => kind === 'refused')).toEqual([]);
	});

	it.each([
		[{ ...key, apiKey: '' }, 'API key'],
		[{ ...key, apiKey: 'zu kurz ü' }, 'API key'],
		[{ ...key, address: 'jdy' }, 'address'],
	])('asks for what is missing in the credential (%#)', (fields, words) => {
		const open = () => client.open(fields, toolsOver({ at: noon, slept: 0 }));
		expect(open).toThrow(SetupError);
		expect(open).toThrow(words);
	});
});
