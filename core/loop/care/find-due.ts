import { stepRef } from '../../care/books';
import type { Campaign } from '../../care/campaign';
import { careInWords, heldInWords, runInWords } from '../../care/in-words';
import { type DefinedAt, readCampaign } from '../../care/read-campaign';
import { runSpan } from '../../care/run-span';
import type { SatisfactionItem } from '../../model/item';
import { customersToLookAt, lookedUntil } from '../../store/repositories/care';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import { breather } from '../breathe';
import type { House } from '../house';
import { candidates } from './candidates';
import { campaignAbout, keepCampaign } from './campaigns';
import { careMessage, careParts } from './care-item';
import { lookAtCustomers, openUntil } from './look-at-customers';
import type { CareResult, CareRun, SentBy } from './looking';
import { stopUnwanted } from './stop-unwanted';
import { wakeByEffects } from './wake-by-effects';

/** Customers of one transaction: they are locked for so long, and pages have their turn between two. */
const atOnce = 100;

/** A look by hand is one transaction, which others wait for: it looks at some customers and no more. */
const mostPeeked = 200;

export type FindDue = {
	/** As `readCampaign` takes it. */
	definition: unknown;
	home: DefinedAt;
	sentBy: SentBy;
	/** Ids of the customers who came in, of a campaign about a list of its own; else nobody. */
	customerIds: readonly string[];
	/** Looks at some customers without storing anything. */
	peek: boolean;
};

export type FoundDue = {
	campaign: Campaign;
	/** What is to be sent now. */
	due: Array<Partial<SatisfactionItem>>;
	/** What is not, or not yet, and why. */
	held: Array<Partial<SatisfactionItem>>;
	/** What somebody should know of the run; `null` = nothing. */
	note: string | null;
};

/**
 * Plans what has come up since the last run of a campaign, decides about all that is due now, and writes its
 * messages. Running it twice, in two places or after a crash sends nothing twice: an occasion, its steps and
 * what a mailbox gets of it are unique in the store.
 *
 * @throws InputError naming what the campaign's definition has wrong, or where its key is taken
 */
export async function findDue(house: House, now: number, input: FindDue): Promise<FoundDue> {
	if (!input.peek) {
		const { store } = house;
		const each = async <T>(work: (tx: Tx) => Promise<T>) => await store.transaction(work);
		return await runCampaign(house, now, input, { each, db: store.db });
	}
	const peeked = new Peeked();
	try {
		return await house.store.transaction(async (tx) => {
			peeked.found = await runCampaign(house, now, input, {
				each: async (work) => await work(tx),
				db: tx,
			});
			throw peeked;
		});
	} catch (thrown) {
		if (thrown !== peeked || peeked.found === null) throw thrown;
		return peeked.found;
	}
}

/** Ends a transaction in which nothing is to stay. */
class Peeked extends Error {
	found: FoundDue | null = null;
}

/** Where a run reads and writes: each piece in a transaction of its own, or all in one. */
type Scope = { each: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>; db: Db | Tx };

async function runCampaign(
	house: House,
	now: number,
	{ definition, home, sentBy, customerIds, peek }: FindDue,
	{ each, db }: Scope,
): Promise<FoundDue> {
	const { workspace } = house;
	const { settings, campaign, row } = await each(async (tx) => {
		const loaded = await loadSettings(tx, workspace);
		const read = readCampaign(definition, 'campaign', campaignAbout(loaded));
		const kept = await keepCampaign(tx, house, now, { campaign: read, definition, home });
		const stopped = await stopUnwanted(tx, house, now, { row: kept, settings: loaded });
		return { settings: loaded, campaign: read, row: stopped };
	});
	const found: FoundDue = { campaign, due: [], held: [], note: null };
	const listed = new Map(customerIds.map((id) => [id, now]));
	const run: CareRun = { campaign, row, settings, sentBy, now, listed };
	const take = (results: CareResult[]) => {
		for (const one of results) tell(found, run, one);
	};
	if (row.stopped_at === null) {
		const spanned = runSpan(row.looked_until, now);
		// Nothing is planned by a look.
		found.note = peek && spanned.note === 'first_run' ? null : runInWords(spanned, settings);
		let left = peek ? mostPeeked : Infinity;
		for await (const { ids, span } of candidates(house, run, spanned.span, { db, atOnce })) {
			if (left <= 0) break;
			left -= ids.length;
			take(await each(async (tx) => await lookAtCustomers(tx, house, run, ids, span)));
		}
		await wakeByEffects(house, run, spanned.span, { db, each, atOnce });
		await each(async (tx) => {
			await lookedUntil(tx, workspace, row.campaign_key, { last: row.looked_until, until: now });
		});
	} else {
		found.note = careInWords(
			{
				kind: 'over',
				reason: row.stopped_because === 'opt_outs' ? 'too_many_opt_outs' : 'campaign_stopped',
			},
			settings,
			now,
		);
	}
	const breathe = breather();
	for (let left = peek ? mostPeeked : Infinity; left > 0; left -= atOnce) {
		const ids = await each(
			async (tx) => await customersToLookAt(tx, workspace, campaign.key, openUntil(run), atOnce),
		);
		if (ids.length === 0) break;
		take(await each(async (tx) => await lookAtCustomers(tx, house, run, ids, null)));
		await breathe();
	}
	return found;
}

/** Puts what was decided on the output it belongs to. */
function tell(found: FoundDue, run: CareRun, result: CareResult): void {
	const { campaign, settings, now } = run;
	const { known, careId, foundAt, dropped, decision, isGiven } = result;
	const parts = (step: number, code: string, text: string, validUntil: number | null = null) =>
		careParts(campaign, known, {
			careId,
			step,
			validUntil,
			outcome: { code, text },
			message: null,
		});
	for (const { step, reason, values } of dropped) {
		// It was over before the customer or the campaign came.
		if (reason === 'too_late' && (values.until ?? now) <= foundAt) continue;
		found.held.push(parts(step, reason, heldInWords(reason, values, settings)));
	}
	const text = careInWords(decision, settings, now);
	switch (decision.kind) {
		case 'waits':
			return;
		case 'held':
			found.held.push(parts(decision.step, decision.reason, text));
			return;
		case 'over':
			if (decision.reason === 'finished') return;
			// What was heard of somebody may be long ago; a day that a run has missed is told.
			if (decision.reason === 'past' && !result.isDay) return;
			found.held.push(parts(0, decision.reason, text));
			return;
		case 'due': {
			const { step, validUntil, message, to } = decision;
			if (decision.at > now) {
				found.held.push(parts(step, 'later', text, validUntil));
				return;
			}
			if (!isGiven) return;
			const address = to === 'owner' ? (known.owner?.email ?? null) : known.customer.email;
			const outcome = { code: 'send_now', text };
			const key = stepRef(careId, step);
			const written = careMessage(key, address, message);
			const about = { careId, step, validUntil, outcome, message: written };
			found.due.push(careParts(campaign, known, about));
		}
	}
}
