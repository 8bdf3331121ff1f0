import { listAudit } from '../../../../core/loop/audit/list-audit';
import { stopCare } from '../../../../core/loop/care/stop';
import { stopUnwanted } from '../../../../core/loop/care/stop-unwanted';
import { checkHealth } from '../../../../core/loop/workspace/health';
import { loadSettings } from '../../../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, now } from '../a-house';
import { aCampaign } from './a-campaign';

useDatabases();

describe.each(databases)('a campaign that people opt out of, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	/** So many messages that were sent at a moment, of which so many made their reader object. */
	async function aWorld() {
		const house = houseIn(store(), `unwanted-${(workspaces += 1)}`);
		const written = aCampaign(house, now - 200 * day);
		await written.defined();
		const sends = async (sent: number, optOuts: number, at = now - day) =>
			await written.steps(
				Array.from({ length: sent }, (_, one) => ({
					care_id: `car_${at}_${one}`,
					customer_id: `c${one}`,
					state: 'sent' as const,
					at,
					opted_out_at: one < optOuts ? at + 1 : null,
				})),
			);
		const run = async (at = now) => {
			const row = await written.campaign();
			return await store().transaction(async (tx) => {
				const settings = await loadSettings(tx, house.workspace);
				return await stopUnwanted(tx, house, at, { row, settings });
			});
		};
		const health = async () => {
			const asked = { queueMode: false, webhookBase: null, mail: async () => null } as never;
			const { checks } = await checkHealth(house, now, asked);
			return checks.find(({ name }) => name === 'care campaigns');
		};
		return { house, ...life(house), ...written, sends, run, health };
	}

	it('stops itself, and says so in the trail and in the check of health', async () => {
		const { house, sends, run, health, campaign } = await aWorld();
		expect(await health()).toMatchObject({ state: 'ok' });
		// One of a hundred is allowed, of two hundred messages or more.
		await sends(200, 2);
		expect(await run()).toMatchObject({ stopped_at: null });
		await sends(50, 1, now - 2 * day);
		expect(await run()).toMatchObject({ stopped_at: now, stopped_because: 'opt_outs' });
		expect(await campaign()).toMatchObject({ stopped_at: now, stopped_because: 'opt_outs' });
		expect(await run(now + 1)).toMatchObject({ stopped_at: now });
		const asked = { kinds: ['care'], who: null, whom: null, from: '', until: '' } as const;
		const lines = await listAudit(house, { ...asked, test: false, limit: null });
		expect(lines.map(({ text }) => text)).toEqual([
			'By itself: stopped campaign "win-back", since 3 of 250 who were written to opted out.',
		]);
		expect(await health()).toEqual({
			name: 'care campaigns',
			state: 'attention',
			text: 'Stopped by itself, since more customers opted out than the workspace allows: win-back (3 of 250 who were written to, 1.2 %).',
			hint: expect.stringContaining('Go On Again'),
		});
	});

	it('begins to count anew when it is let go on', async () => {
		const { house, sends, run, campaign, health } = await aWorld();
		await sends(200, 20);
		await run();
		const doer = { kind: 'workflow', id: 'w', name: 'Care' } as const;
		await stopCare(house, now, { campaign: 'win-back', customerId: null, goOn: true, doer });
		expect((await run(now + 1)).stopped_at).toBeNull();
		expect(await health()).toMatchObject({ state: 'ok' });
		await sends(300, 3, now + day);
		expect((await run(now + 2 * day)).stopped_at).toBeNull();
		await sends(10, 1, now + 2 * day);
		expect((await run(now + 3 * day)).stopped_at).toBe(now + 3 * day);
		expect(await campaign()).toMatchObject({ stopped_because: 'opt_outs' });
	});

	it('goes on with few messages, with old ones, and with what went to an owner', async () => {
		const { sends, steps, run } = await aWorld();
		await sends(199, 199);
		expect((await run()).stopped_at).toBeNull();
		await sends(500, 500, now - 91 * day);
		expect((await run()).stopped_at).toBeNull();
		await steps([
			{ care_id: 'car_o', customer_id: 'o', state: 'sent', recipient: 'owner', at: now - day },
		]);
		expect((await run()).stopped_at).toBeNull();
		await sends(1, 0, now - 3 * day);
		expect((await run()).stopped_at).toBe(now);
	});

	it('keeps to the limit of the workspace', async () => {
		const { settings, sends, run } = await aWorld();
		await settings({ care: { optOutLimit: { percent: 0, least: 10 } } });
		await sends(20, 0);
		expect((await run()).stopped_at).toBeNull();
		await sends(1, 1, now - 2 * day);
		expect((await run()).stopped_at).toBe(now);
	});
});
