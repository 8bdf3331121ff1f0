import type { House } from '../../core/loop/house';
import type { CaseRow } from '../../core/store/repositories/cases';
import type { InvitationRow } from '../../core/store/repositories/invitations';
import type { ResponseRow } from '../../core/store/repositories/responses';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { defineSurvey } from '../../core/survey/define';
import { score } from '../../core/score/score';
import { parts } from './insert';
import { day, hour } from './made';

/** Older cases than these are asked about by nobody any more, days. */
const since = 200;

/**
 * What customers said when they were asked whether it is solved: yes of the cases that are confirmed, no of those
 * that were opened again, nothing of the others.
 */
export async function fillVerified(
	{ store, workspace }: House,
	language: 'en' | 'zh-CN',
	end: number,
): Promise<void> {
	const survey = defineSurvey({
		...{ key: 'is-it-solved', metric: 'csat', scale: 'yes_no', purpose: 'verification' },
		languages: [language],
	});
	const cases = await store.db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('resolved_at', '>=', end - since * day)
		.orderBy('case_id')
		.execute();
	const asked = cases.flatMap(
		(one): Array<{ about: CaseRow; at: number; said: boolean | null }> => {
			const at = one.resolved_at ?? end;
			const again = one.reopen_count > 0 ? [{ about: one, at: at - 2 * day, said: false }] : [];
			const said = one.state === 'confirmed' ? true : null;
			return [...again, { about: one, at, said }];
		},
	);
	const invitations = asked.map(({ about, at, said }, nth): InvitationRow => {
		const answered = said === null ? null : Math.min(at + 20 * hour, end - 1);
		return {
			...{
				workspace_id: workspace,
				invitation_id: `inv_solved_${nth}`,
				dedupe_key: `solved-${nth}`,
			},
			...{ survey_key: survey.key, survey_version: survey.version, metric: survey.metric },
			...{ purpose: survey.purpose, event_id: null, subject_source: about.subject_source },
			...{ subject_type: about.subject_type, subject_id: about.subject_id },
			...{ subject_title: about.subject_title, subject_url: null, cycle: 0 },
			...{ touchpoint: about.touchpoint, segment: about.segment, customer_id: about.customer_id },
			...{ owner: about.owner, case_id: about.case_id, reason: null, reason_text: null },
			...{ state: answered === null ? 'sent' : 'completed', attempt: 1, language },
			...{ channel: 'email', recipient: null, due_at: at + hour, sent_at: at + hour },
			...{ viewed_at: answered, answered_at: answered, expires_at: at + 14 * day },
			...{ short_code: null, test: 0, created_at: at, updated_at: answered ?? at + hour },
		};
	});
	const responses = asked.flatMap(({ about, said }, nth): ResponseRow[] => {
		const invitation = invitations[nth];
		const at = invitation?.answered_at ?? null;
		if (said === null || invitation === undefined || at === null) return [];
		const { min, max } = survey.rating;
		const given = score(survey.metric, said ? max : min, survey.rating);
		const content = { rating: given.value, items: {}, reasons: [], comment: null, own: {} };
		return [
			{
				...{ workspace_id: workspace, response_id: `rsp_solved_${nth}`, source: 'survey' },
				...{ invitation_id: invitation.invitation_id, external_id: `solved-${nth}` },
				...{ event_id: null, survey_key: survey.key, survey_version: survey.version },
				...{ metric: survey.metric, purpose: survey.purpose, customer_id: about.customer_id },
				...{ owner: about.owner, subject_source: null, subject_type: null, subject_id: null },
				...{ subject_title: null, cycle: 0, touchpoint: about.touchpoint, segment: about.segment },
				...{ state: 'completed', value: given.value, scale_min: given.min, scale_max: given.max },
				...{ direction: given.direction, percent: given.percent, band: given.band },
				...{ level: given.level, high_from: given.highFrom, comment: null, tags: '[]' },
				...{ answers: JSON.stringify({ content, list: [] }), item_set: null, items: null },
				...{ language, answered_at: at, completed_at: at, updated_at: at, handed_over: 1 },
				...{ told_levels: '', test: 0 },
			},
		];
	});
	await store.transaction(async (tx) => {
		await saveSurvey(tx, workspace, survey, end - 550 * day);
		for (const some of parts(invitations)) await tx.insertInto('invitation').values(some).execute();
		for (const some of parts(responses)) await tx.insertInto('response').values(some).execute();
	});
}
