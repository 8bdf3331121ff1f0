import type { Campaign } from '../../care/campaign';
import { searchIn } from '../../care/search';
import { firstTimeZone, isTimeZone } from '../../calendar/time-zone';
import type { Audience, Span } from '../../model/care-audience';
import type { Settings } from '../../model/settings';
import type { CampaignRow } from '../../store/repositories/care';
import { audienceIds, zonesPresent } from '../../store/repositories/care-audience';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

/** Events and answers are stored a little later than they happened: what the run before may have missed, ms. */
export const overlap = 10 * 60_000;
/** Of what was said or done so much is looked back at for somebody of whom something new was heard, ms. */
const lookBack = 31 * 86_400_000;

/** A campaign that is looked at. */
type Looked = {
	campaign: Campaign;
	/** `null` = it has never run. */
	row: CampaignRow | null;
	settings: Settings;
	listed: ReadonlyMap<string, number>;
};

/** Customers of whom something may have come up, each page with the span in which it is looked for. */
export async function* candidates(
	house: House,
	{ campaign, row, settings, listed }: Looked,
	span: Span,
	{ db, atOnce }: { db: Db | Tx; atOnce: number },
): AsyncGenerator<{ ids: string[]; span: Span }> {
	const { store, workspace } = house;
	const present = await zonesPresent(db, workspace);
	const zones = [...new Set([...present, settings.timeZone])].filter(isTimeZone);
	const wide = { from: firstLookedAt(row, span), until: span.until };
	const ownZone = firstTimeZone([settings.timeZone]) ?? 'UTC';
	const search = searchIn(campaign, span, zones);
	const { from, until } = search.moments;
	const heard = { from: from - overlap, until };
	for (const audience of campaign.rules.audience({ days: search.days, moments: heard })) {
		if (audience.by === 'items') {
			// They come in at this very moment, which is when a campaign that is new begins. Neighbours in the
			// store are looked at together: they lie on the same pages of it.
			yield* pages([...listed.keys()].sort(), { ...span, from: span.until - 1 }, atOnce);
			continue;
		}
		const within = isOfMoments(audience) ? wide : span;
		const about = { ownZone, atOnce };
		for await (const ids of audienceIds(db, store.dialect, workspace, audience, about)) {
			yield { ids, span: within };
		}
	}
}

function* pages(
	ids: readonly string[],
	span: Span,
	atOnce: number,
): Generator<{ ids: string[]; span: Span }> {
	for (let at = 0; at < ids.length; at += atOnce) yield { ids: ids.slice(at, at + atOnce), span };
}

/** Found by what was heard of them, which may have happened some time before. */
const isOfMoments = ({ by }: Audience): boolean =>
	by === 'events' || by === 'orders' || by === 'answers' || by === 'attribute_changed';

/** From when on something that was heard of somebody is found, epoch ms. */
export const firstLookedAt = (row: CampaignRow | null, { from }: Pick<Span, 'from'>): number =>
	Math.max(row?.since ?? from, from - lookBack);
