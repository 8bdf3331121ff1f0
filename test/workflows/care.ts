import { DateTime } from 'luxon';

import type { Campaign } from '../../core/care/campaign';
import { readCampaign } from '../../core/care/read-campaign';
import { campaignAbout } from '../../core/loop/care/campaigns';
import { createOrUpdate } from '../../core/loop/customer/create-or-update';
import { setConsent } from '../../core/loop/customer/consent';
import { receiveEvent } from '../../core/loop/event/receive-event';
import type { SatisfactionItem } from '../../core/model/item';
import { findCampaign } from '../../core/store/repositories/care';
import { loadSettings } from '../../core/store/repositories/workspaces';
import { campaignOf } from '../core/loop/care/runs';
import type { Stage } from './stage';

export const hour = 3_600_000;
export const day = 24 * hour;

/** A zone in which it is noon, so that what is due at ten has come up today. */
export function noonZone(): string {
	const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/'));
	const found = zones.find((zone) => DateTime.now().setZone(zone).hour === 12);
	if (found === undefined) throw new Error('It is noon nowhere.');
	return found;
}

/** A day so many days and years from today, where it is noon. */
export const dateIn = (days: number, years = 0): string =>
	DateTime.now().setZone(noonZone()).plus({ days, years }).toISODate() ?? '';

/** Customers as a list brings them, who have agreed to all. */
export async function keepCustomers(
	{ workspace: { house } }: Stage,
	rows: ReadonlyArray<Record<string, string>>,
): Promise<string[]> {
	const told = await createOrUpdate(
		house,
		Date.now(),
		rows.map((row) => ({ timeZone: noonZone(), ...row })),
		{
			byName: false,
			unused: new Set(),
			system: 'crm',
			order: null,
			serial: false,
			cleared: [],
		},
	);
	const ids = told.map(({ customer }) => customer?.id ?? '');
	for (const customerId of ids) {
		await setConsent(house, Date.now(), {
			customerId,
			topics: (['news', 'promotional_care', 'survey'] as const).map((purpose) => ({
				purpose,
				metric: null,
				channel: 'all',
			})),
			state: 'granted',
			source: 'form',
			words: null,
			doer: { kind: 'workflow', id: null, name: 'Test', node: 'Test' },
		});
	}
	return ids;
}

let events = 0;

/** Something has happened to a customer, as a system tells it. */
export async function happens(
	{ workspace: { house } }: Stage,
	email: string,
	type: string,
	at: number,
): Promise<void> {
	await receiveEvent(house, Math.max(at, Date.now()), {
		event: {
			type,
			attributes: {},
			source: 'shop',
			externalId: `event-${(events += 1)}`,
			occurredAt: at,
			touchpoint: null,
			subject: null,
			value: null,
			customer: {
				externalIds: {},
				name: null,
				email,
				phone: null,
				language: null,
				timeZone: null,
				segment: null,
			},
			owner: null,
		},
		receiver: 'elsewhere',
		test: false,
	});
}

/** All campaigns have run last so long ago. */
export async function lastRan({ workspace }: Stage, ago: number): Promise<void> {
	const at = Date.now() - ago;
	await workspace.house.store.db
		.updateTable('campaign')
		.set({ since: at, looked_until: at })
		.execute();
}

/** A message as it was found, and when. */
export type Letter = {
	/** Days from the beginning. */
	on: number;
	to: string | null;
	subject: string;
	text: string;
};

/** A campaign as it was stored by the run of a template: how it goes on, run by run, and all that it sends. */
export async function goesOn(stage: Stage, key: string) {
	const { house } = stage.workspace;
	const { db } = house.store;
	const row = await findCampaign(db, house.workspace, key);
	if (!row) throw new Error(`The campaign "${key}" has not run.`);
	const campaign: Campaign = readCampaign(
		JSON.parse(row.definition),
		'campaign',
		campaignAbout(await loadSettings(db, house.workspace)),
	);
	const { runs } = campaignOf(house, JSON.parse(row.definition), {
		home: {
			workflow: { id: row.workflow_id, name: row.workflow_name },
			node: { id: row.node_id, name: row.node_name },
		},
	});
	const began = Date.now();
	/** Runs every so often up to so many days from now. */
	const until = async (days: number, every = 6 * hour, from = 0) => {
		const letters: Letter[] = [];
		const held: Array<Partial<SatisfactionItem>> = [];
		for (let at = began + from * day + every; at <= began + days * day; at += every) {
			const found = await runs(at);
			held.push(...found.held);
			for (const { message } of found.due) {
				const { to = null, subject = '', text = '' } = message ?? {};
				letters.push({ on: Math.floor((at - began) / day), to, subject, text });
			}
		}
		return { letters, held: held.map(({ outcome }) => outcome?.code ?? '') };
	};
	return { campaign, until };
}
