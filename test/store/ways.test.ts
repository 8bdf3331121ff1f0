import fc from 'fast-check';

import { sendMessage } from '../../core/loop/send/send-message';
import type { Sending, Way } from '../../core/loop/send/sending';
import { findMessage, refusedWays } from '../../core/store/repositories/messages';
import { planDue } from '../../core/store/repositories/due';
import { savePerson } from '../../core/store/repositories/people';
import { channelByKey } from '../../core/systems';
import type { Channel, Delivered, Letter } from '../../core/systems/channel';
import { life } from '../core/loop/a-house';
import { lineThat, noTools } from '../core/systems/lines';
import { databases, houseIn, useDatabases, useStore } from './databases';

useDatabases();

const minute = 60_000;
const start = Date.UTC(2026, 0, 5, 9);
const key = 'cas_1:0:opened:prs_ada';
const item = (more: object = {}) => ({
	message: {
		...{ key, kind: 'case', to: 'ada@example.com', reader: 'prs_ada', subject: 'New case' },
		...{ text: 'A case', html: '<p>A case</p>', short: 'New case https://n8n.example/g?t=x' },
		markdown: '**New case**',
	},
	owner: { id: 'prs_ada', email: 'ada@example.com' },
	case: { id: 'cas_1', link: 'https://n8n.example/own', groupLink: 'https://n8n.example/group' },
	...more,
});

/** What becomes of one call of a line. */
const fates = [
	'takes',
	'refuses',
	'blocked',
	'later',
	'limited',
	'breaks_off',
	'takes_and_breaks_off',
	'dies',
	'takes_and_dies',
] as const;
type Fate = (typeof fates)[number];

const answers: Record<Fate, Delivered | 'dead'> = {
	takes: { kind: 'sent', reply: 'ok' },
	refuses: { kind: 'refused', code: 'refused', reply: '81013', addressIsWrong: false },
	blocked: { kind: 'refused', code: 'blocked', reply: '43004', addressIsWrong: false },
	later: { kind: 'unavailable', code: 'later', reply: '421', everybody: true },
	limited: { kind: 'unavailable', code: 'limited', reply: '45009', everybody: false },
	breaks_off: { kind: 'unavailable', code: 'unreachable', reply: 'ETIMEDOUT', everybody: true },
	takes_and_breaks_off: {
		...{ kind: 'unavailable', code: 'unreachable', reply: 'ECONNRESET', everybody: true },
	},
	dies: 'dead',
	takes_and_dies: 'dead',
};
let workspaces = 0;

describe.each(databases)('a message with several ways on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** A workspace with one person, reached by three channels that do what they are told, call by call. */
	async function aWorld(
		channels: Record<string, string> = { wecom: 'ada', phone: '+8613800001111' },
	) {
		const house = houseIn(store(), `ways-${(workspaces += 1)}`);
		await life(house).settings({ testAddress: 'tests@example.com' });
		await store().transaction(async (tx) => {
			await savePerson(
				tx,
				house.workspace,
				{
					...{ id: 'prs_ada', name: 'Ada', email: 'ada@example.com', team: null, role: 'agent' },
					...{ skills: [], languages: ['en'], channels, compensationLimit: null, deputyId: null },
					...{ maxOpenCases: null, active: true, externalIds: {} },
				},
				start,
			);
		});
		const took: Array<{ channel: string; letter: Letter }> = [];
		const called: string[] = [];
		let script: Fate[] = [];
		let at = start;
		const wayOf = (channel: Channel): Way => ({
			channel,
			line: lineThat(async (letter) => {
				const fate = script.shift() ?? 'takes';
				called.push(channel.key);
				if (fate.startsWith('takes')) took.push({ channel: channel.key, letter });
				const answer = answers[fate];
				if (answer === 'dead') throw new Error('The process is gone.');
				return await Promise.resolve(answer);
			}, house.workspace),
		});
		const ways = ['email', 'wecom_app', 'sms_http'].map((one) => wayOf(channelByKey(one)));
		const [first] = ways as [Way];
		const sending = (given: Partial<Sending> = {}): Sending => ({
			...{ ...first, ways, house, clock: () => at, tools: { ...noTools, now: () => at } },
			...{
				from: '',
				to: '',
				trial: false,
				testLine: async () => await Promise.resolve(first.line),
			},
			...given,
		});
		return {
			...{ house, took, called, wayOf, sending },
			/** Brings it once, with what the lines do; some minutes later than before. */
			brings: async (fate: readonly Fate[], given: Partial<Sending> = {}, what = item()) => {
				script = [...fate];
				at += 3 * minute;
				return await sendMessage(sending(given), structuredClone(what)).catch((error: Error) => {
					if (error.message !== 'The process is gone.') throw error;
					return null;
				});
			},
			row: async () => await findMessage(store().db, house.workspace, { key }),
		};
	}
	const letters = (took: ReadonlyArray<{ channel: string; letter: Letter }>) =>
		new Set(took.map(({ channel, letter }) => `${channel} ${letter.messageId}`)).size;

	it('leaves by the one that its reader has named first', async () => {
		const world = await aWorld();
		const sent = await world.brings(['takes']);
		expect(sent).toMatchObject({ sent: true, outcome: { text: 'Sent to ada, by WeCom app.' } });
		expect(world.took).toMatchObject([
			{ channel: 'wecom_app', letter: { to: { address: 'ada' } } },
		]);
		expect(await world.row()).toMatchObject({ state: 'sent', channel: 'wecom_app', ways: null });
	});

	it('leaves by the next one where it is refused for good, and keeps why', async () => {
		const world = await aWorld();
		const sent = await world.brings(['blocked', 'takes']);
		expect(sent).toMatchObject({ sent: true });
		expect(world.called).toEqual(['wecom_app', 'sms_http']);
		const row = await world.row();
		expect(row).toMatchObject({ state: 'sent', channel: 'sms_http', recipient: '+8613800001111' });
		expect(row && refusedWays(row)).toMatchObject([
			{ channel: 'wecom_app', code: 'blocked', reason: expect.stringContaining('43004') as string },
		]);
	});

	it('fails when all have refused it, and begins anew when somebody brings it again', async () => {
		const world = await aWorld();
		expect(await world.brings(['refuses', 'refuses', 'refuses'])).toMatchObject({ sent: false });
		expect(world.called).toEqual(['wecom_app', 'sms_http', 'email']);
		expect(await world.row()).toMatchObject({ state: 'failed' });
		expect(await world.brings(['takes'])).toMatchObject({ sent: true });
		expect(world.took.map(({ channel }) => channel)).toEqual(['wecom_app']);
	});

	it.each(['later', 'limited'] as const)(
		'waits for the same one that answers "%s", and may leave by another',
		async (fate) => {
			const world = await aWorld();
			expect(await world.brings([fate])).toMatchObject({ sent: false });
			expect(world.called).toEqual(['wecom_app']);
			const mail = { ways: undefined };
			expect(await world.brings(['takes'], mail)).toMatchObject({ sent: true });
			expect(world.took.map(({ channel }) => channel)).toEqual(['email']);
		},
	);

	it.each(['dies', 'breaks_off'] as const)(
		'whose sending %s stays with that channel, since it may have arrived',
		async (fate) => {
			const world = await aWorld();
			await world.brings([fate]);
			const elsewhere = await world.brings(['takes'], { ways: undefined });
			expect(elsewhere?.retry?.error.message).toContain('WeCom app');
			expect(world.took).toEqual([]);
			expect(await world.brings(['takes'])).toMatchObject({ sent: true });
			expect(world.called).toEqual(['wecom_app', 'wecom_app']);
		},
	);

	it('is delivered at most once, whatever refuses, breaks off or dies, in whatever order', async () => {
		const bring = fc.record({
			fates: fc.array(fc.constantFrom(...fates), { maxLength: 4 }),
			alone: fc.constantFrom(null, 'email', 'wecom_app', 'sms_http'),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(bring, { minLength: 1, maxLength: 6 }), async (brought) => {
				const world = await aWorld();
				for (const { fates: fate, alone } of brought) {
					const only = alone === null ? {} : world.wayOf(channelByKey(alone));
					await world.brings(fate, alone === null ? {} : { ...only, ways: undefined });
					expect(letters(world.took)).toBeLessThanOrEqual(1);
				}
				await world.brings([]);
				expect(letters(world.took)).toBe(1);
				expect(await world.row()).toMatchObject({ state: 'sent' });
			}),
			{ numRuns: dialect === 'sqlite' ? 60 : 10 },
		);
	}, 240_000);

	it('stays with a channel that may have taken it, also when that refuses it the next time', async () => {
		const world = await aWorld();
		await world.brings(['takes_and_breaks_off']);
		expect(await world.brings(['blocked'])).toMatchObject({ sent: false });
		expect(world.called).toEqual(['wecom_app', 'wecom_app']);
		const elsewhere = await world.brings(['takes'], { ways: undefined });
		expect(elsewhere?.retry?.error.message).toContain('WeCom app');
		expect(letters(world.took)).toBe(1);
	});

	it('says what it was for where no channel knows its reader', async () => {
		const world = await aWorld({});
		const sms = world.wayOf(channelByKey('sms_http'));
		const sent = await world.brings([], { ...sms, ways: [sms] });
		expect(sent).toMatchObject({
			sent: false,
			outcome: { text: expect.stringContaining('There is no address for SMS.') as string },
		});
		expect(world.called).toEqual([]);
	});

	describe('in a test', () => {
		it('goes to the test address by mail, and says how it would have left', async () => {
			const world = await aWorld();
			const sent = await world.brings(['takes'], { trial: true });
			expect(sent?.outcome.text).toContain('In earnest it leaves by e-mail, WeCom app');
			expect(world.took).toMatchObject([
				{ channel: 'email', letter: { to: { address: 'tests@example.com' } } },
			]);
		});

		it('goes to a group only if somebody presses, with a word that says so, and calls nobody', async () => {
			const world = await aWorld();
			const robot = { ...world.wayOf(channelByKey('wecom_robot')), ways: undefined };
			await world.brings(['takes'], { ...robot, trial: true });
			await world.brings(['takes'], robot, item({ test: true }));
			expect(world.took).toMatchObject([
				{ channel: 'wecom_robot', letter: { markdown: '[Test] **New case**', mention: [] } },
				{ channel: 'email', letter: { to: { address: 'tests@example.com' } } },
			]);
		});
	});

	it('tells a group beside its owner, with the link that asks who you are, and calls the owner', async () => {
		const world = await aWorld();
		const robot = { ...world.wayOf(channelByKey('wecom_robot')), ways: undefined };
		expect(await world.brings(['takes'], robot)).toMatchObject({ sent: true, message: { key } });
		expect(await world.brings(['takes'])).toMatchObject({ sent: true });
		expect(world.took).toMatchObject([
			{
				channel: 'wecom_robot',
				letter: { mention: ['ada'], link: { url: 'https://n8n.example/group' }, short: 'New case' },
			},
			{ channel: 'wecom_app', letter: { link: { url: 'https://n8n.example/own' } } },
		]);
	});

	it('comes later by the clock where there is no room, and that counts as no try', async () => {
		const world = await aWorld();
		const { workspace } = world.house;
		await store().transaction(async (tx) => {
			const about = { kind: 'notice' as const, key, refId: 'cas_1', dueAt: start, test: false };
			await planDue(tx, workspace, [about], start);
		});
		const due = store()
			.db.updateTable('due')
			.set({ attempt: 3, lease_by: 'clock', lease_until: start + 60 * minute })
			.where('workspace_id', '=', workspace);
		await due.execute();
		const sent = await world.brings(['limited']);
		expect(sent).toMatchObject({ sent: false, outcome: { code: 'limited' }, retry: null });
		const rows = store().db.selectFrom('due').selectAll().where('workspace_id', '=', workspace);
		expect(await rows.execute()).toMatchObject([{ attempt: 2, lease_by: null, state: 'pending' }]);
	});
});
