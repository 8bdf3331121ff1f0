import type { SatisfactionItem } from '../../model/item';
import type { House } from '../house';
import type { AppliedDecision } from './apply-decision';
import { caseBackground } from '../../store/repositories/case-background';
import { stepText } from './case-history';
import { caseItems } from './case-item';
import { sayOf, spokenIn } from '../workspace/spoken';
import { linkOfOwner, writtenNotices } from './case-notices';

/**
 * What was done to a case, as items for a workflow: one for each person who is to be told, or one in
 * all.
 *
 * @param given `base`: where the parts are filled in; `named`: the sentence begins with who did it
 */
export async function deedItems(
	house: House,
	acted: AppliedDecision,
	given: { base?: Record<string, unknown>; named?: boolean } = {},
): Promise<Array<SatisfactionItem & Record<string, unknown>>> {
	const { row, history } = acted;
	const { kind, data, actor } = history;
	const background = await caseBackground(house, row);
	const { link, hint } = linkOfOwner(house, row, background);
	const notices = await writtenNotices(house, row, acted.notices, background);
	const step = { kind, data: JSON.stringify(data) };
	const say = sayOf(house);
	const what = stepText(step, spokenIn(house), background.settings.timeZone);
	const who = actor.name ?? say('case.somebody');
	const text = given.named ? say('case.done', { who, what }) : what;
	const untold = acted.untold ? say('case.noReader') : hint;
	// Two deeds to one case are two things to tell of.
	const activity = {
		id: `${row.case_id}:${acted.step}`,
		kind: 'case_action' as const,
		at: new Date(history.at).toISOString(),
	};
	const about = { code: codeOf(kind, data), text, untold, link, activity };
	return caseItems(house, row, background, notices, about, given.base);
}

/** What the workflow branches on: the deed, and for a compensation what became of it. */
function codeOf(kind: string, data: Record<string, unknown>): string {
	switch (kind) {
		case 'compensation':
			return data.state === 'requested' ? 'approval_requested' : 'compensation_granted';
		case 'approve':
			return 'approved';
		case 'decline':
			return 'declined';
		case 'acknowledge':
			return 'acknowledged';
		case 'hand_over':
			return 'reassigned';
		case 'resolve':
			return 'resolved';
		case 'pause':
			return 'paused';
		case 'resume':
			return 'resumed';
		case 'escalate':
			return 'escalated';
		case 'close':
			return 'closed';
		default:
			return kind;
	}
}
