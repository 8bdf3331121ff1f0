import { healthPoints } from '../../insight/health-points';
import { healthInWords, lostPointsInWords } from '../../insight/health-words';
import type { KnownFacts } from '../../model/customer-record';
import type { Settings } from '../../model/settings';
import { healthFacts, type PromiseOfCustomer, type RowsOfHealth } from './profile-parts';

/** What a customer's health is told from. */
type Told = {
	rows: RowsOfHealth;
	known: Pick<KnownFacts, 'dates'>;
	promises: readonly PromiseOfCustomer[];
};

/** How a customer fares: the points, and all that has cost some as sentences. */
export function customerHealth(
	{ rows, known, promises }: Told,
	{ settings, now, language }: { settings: Settings; now: number; language: string },
) {
	const facts = healthFacts(rows, known, promises, { settings, now });
	const health = healthPoints(facts, settings.healthPoints, now);
	const { points, verdict, reasons, judged } = health;
	const how = { language, timeZone: settings.timeZone };
	return {
		points,
		verdict,
		text: healthInWords(health, how),
		reasons: reasons.map((reason) => ({
			code: reason.code,
			lost: reason.lost,
			text: lostPointsInWords(reason, how),
		})),
		judged,
	};
}
