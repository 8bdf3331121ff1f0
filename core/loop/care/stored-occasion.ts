import type { OpenOccasion } from '../../care/books';
import type { Occasion, OccasionValues } from '../../care/occasion';
import type { Done } from '../../care/step-times';
import type { CampaignRow, CareOccasionRow, CareStepRow } from '../../store/repositories/care';

/** An occasion as it is stored. */
const occasionOf = (row: CareOccasionRow): Occasion => ({
	key: row.occasion_key,
	mailboxKey: row.mailbox_key,
	anchor:
		row.anchor_kind === 'day'
			? { kind: 'day', day: row.anchor_at }
			: { kind: 'moment', at: row.anchor_at },
	values: JSON.parse(row.said) as OccasionValues,
});

/** What is done of an occasion, oldest first. */
const doneOf = (steps: readonly CareStepRow[]): Done[] =>
	steps
		.filter(({ state }) => state === 'sent' || state === 'held' || state === 'failed')
		.map(({ step, at, state, mark }) => ({
			step,
			at,
			outcome: state === 'sent' ? 'sent' : 'held',
			mark,
		}));

/** An occasion as decisions take it. */
export const openOf = (
	row: CareOccasionRow,
	steps: readonly CareStepRow[],
	campaign: Pick<CampaignRow, 'stopped_at' | 'stopped_because'>,
): OpenOccasion => ({
	id: row.care_id,
	customerId: row.customer_id,
	occasion: occasionOf(row),
	foundAt: row.found_at,
	done: doneOf(steps),
	stopped: stoppedOf(row, campaign),
	group: row.group_name,
});

function stoppedOf(
	row: Pick<CareOccasionRow, 'stopped_at'>,
	{
		stopped_at: stopped,
		stopped_because: because,
	}: Pick<CampaignRow, 'stopped_at' | 'stopped_because'>,
): OpenOccasion['stopped'] {
	if (stopped !== null) return because === 'opt_outs' ? 'too_many_opt_outs' : 'campaign_stopped';
	return row.stopped_at === null ? null : 'stopped';
}
