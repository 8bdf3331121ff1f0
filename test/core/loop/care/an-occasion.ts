import { stepRef } from '../../../../core/care/books';
import type { Anchor } from '../../../../core/care/occasion';
import { readCampaign } from '../../../../core/care/read-campaign';
import { campaignAbout, keepCampaign } from '../../../../core/loop/care/campaigns';
import type { House } from '../../../../core/loop/house';
import { insertOccasions } from '../../../../core/store/repositories/care-writes';
import { planDue } from '../../../../core/store/repositories/due';
import { loadSettings } from '../../../../core/store/repositories/workspaces';
import { careOccasionRow } from '../../../store/care-rows';
import { now } from '../a-house';

/** An offer to a list, with two steps a week apart. */
export const offer = {
	key: 'offer',
	occasion: 'own_list',
	settings: { edition: '2026-04', content: 'offer' },
	steps: [
		{ days: 0, subject: 'An offer for {name}', text: '{greeting}\n\nthree **nights** for two.' },
		{ days: 7, subject: 'Still there', text: '{greeting}\n\nthe offer still stands.' },
	],
};

/** A campaign as a run of its node leaves it. */
export async function aCampaign(house: House, definition: Record<string, unknown> = offer) {
	await house.store.transaction(async (tx) => {
		const about = campaignAbout(await loadSettings(tx, house.workspace));
		const campaign = readCampaign(definition, 'campaign', about);
		const name = campaign.key;
		const home = { workflow: { id: name, name }, node: { id: name, name } };
		await keepCampaign(tx, house, now, { campaign, definition, home });
	});
}

let occasions = 0;

/**
 * An occasion of a customer whose first step is due, and which the clock sends, as a run of the campaign leaves it.
 *
 * @returns the key of the message of its first step
 */
export async function anOccasion(
	{ store, workspace }: House,
	customerId: string,
	{
		campaign = 'offer',
		at = now,
		step = 0,
		anchor = { kind: 'moment', at } as Anchor,
		key = 'edition:2026-04',
	} = {},
): Promise<string> {
	occasions += 1;
	const careId = `car_${String(occasions).padStart(20, '0')}`;
	const message = stepRef(careId, step);
	await store.transaction(async (tx) => {
		await insertOccasions(tx, store.dialect, workspace, [
			careOccasionRow({
				workspace_id: workspace,
				care_id: careId,
				campaign_key: campaign,
				customer_id: customerId,
				occasion_key: key,
				mailbox_key: key,
				anchor_kind: anchor.kind,
				anchor_at: anchor.kind === 'day' ? anchor.day : anchor.at,
				found_at: at,
				again_at: at,
			}),
		]);
		const due = { kind: 'care' as const, key: message, refId: careId, dueAt: at, test: false };
		await planDue(tx, workspace, [due], at);
	});
	return message;
}
