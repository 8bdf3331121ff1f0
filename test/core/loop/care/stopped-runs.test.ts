import { readCampaign } from '../../../../core/care/read-campaign';
import { campaignAbout } from '../../../../core/loop/care/campaigns';
import { lookAtCustomers } from '../../../../core/loop/care/look-at-customers';
import { stopCare } from '../../../../core/loop/care/stop';
import { loadSettings } from '../../../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, hour, now } from '../a-house';
import { aCampaign } from './a-campaign';

useDatabases();

const list = {
	key: 'win-back',
	occasion: 'own_list',
	settings: { edition: '1' },
	steps: [{ days: 0, subject: 'Hello', text: '{greeting} some news.' }],
};

describe.each(databases)('a run of what was stopped, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	async function aWorld() {
		const house = houseIn(store(), `stopped-run-${(workspaces += 1)}`);
		const written = aCampaign(house, now - 10 * day);
		await written.defined(list);
		await written.customers(['ann', 'bob']);
		const doer = { kind: 'workflow', id: 'w', name: 'Care' } as const;
		const stop = async (customerId: string | null, goOn = false, at = now) =>
			await stopCare(house, at, { campaign: 'win-back', customerId, goOn, doer });
		/** A run in which both came in a minute before a moment. */
		const run = async (at = now, listedAt = at - 60_000) => {
			const settings = await loadSettings(store().db, house.workspace);
			const campaign = readCampaign(list, 'campaign', campaignAbout(settings));
			const listed = new Map(['ann', 'bob'].map((id) => [id, listedAt]));
			const row = await written.campaign();
			const about = { campaign, row, settings, sentBy: 'clock' as const, now: at, listed };
			const span = { from: at - 2 * hour, until: at };
			const results = await store().transaction(
				async (tx) => await lookAtCustomers(tx, house, about, ['ann', 'bob'], span),
			);
			return Object.fromEntries(
				results.map(({ known, decision }) => [
					known.customer.customer_id,
					// That nobody has agreed to news holds their step, which is the end of it.
					decision.kind === 'over' && decision.reason !== 'finished' ? decision.reason : 'decided',
				]),
			);
		};
		return { ...written, stop, run };
	}

	it('sends nothing new to a customer for whom it is stopped, and nothing of it later', async () => {
		const { stop, run } = await aWorld();
		await stop('ann');
		expect(await run()).toEqual({ ann: 'stopped', bob: 'decided' });
		await stop('ann', true, now + hour);
		expect(await run(now + hour + 1, now - 60_000)).toEqual({});
	});

	it('does not look for what came up before a customer was let go on', async () => {
		const { stop, run } = await aWorld();
		await stop('ann');
		await stop('ann', true, now + hour);
		expect(await run(now + 90 * 60_000, now + 30 * 60_000)).toEqual({ bob: 'decided' });
	});

	it('goes on with what comes up once a customer was let go on', async () => {
		const { stop, run } = await aWorld();
		await stop('ann');
		await stop('ann', true, now + hour);
		expect(await run(now + 3 * hour)).toEqual({ ann: 'decided', bob: 'decided' });
	});

	it('ends all that is open of a campaign, whenever it would have come due', async () => {
		const { occasions, stop, run } = await aWorld();
		await stop(null);
		await occasions([{ customer_id: 'ann', again_at: now + 30 * day }]);
		expect(await run()).toEqual({ ann: 'campaign_stopped', bob: 'campaign_stopped' });
	});
});
