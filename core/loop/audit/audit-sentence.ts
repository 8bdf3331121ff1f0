import { clausesInARow, wordsInARow } from '../../language/in-a-row';
import { type Say, sayIn } from '../../language/say';
import { momentInWords } from '../../language/time-words';
import { topicOfKey } from '../../model/consent';
import { topicWords } from '../../pages/topic-words';
import { isErasureId } from '../../store/repositories/erasures';
import type { AuditLine } from './audit-line';
import type { Change } from './changes';
import type { DeedAction, DeedDetails } from './deed';
import type { LinkOutcome } from './link-openings';

type Told = Omit<AuditLine, 'id' | 'at' | 'text'>;
type Where = { language: string; timeZone: string };

/** A line of the audit trail in one sentence. */
export function auditSentence(line: Told, where: Where): string {
	const say = sayIn(where.language);
	return say('audit.line', { who: actorInWords(line, say), what: deedInWords(line, say, where) });
}

function actorInWords({ actor: { kind, id, name: known, node } }: Told, say: Say): string {
	const name = known ?? id ?? '';
	if (kind === 'customer' && name === '') return say('audit.by.erased');
	if (kind === 'workflow' && node !== null) return say('audit.by.node', { name, node });
	if (kind === 'system') return say('audit.by.system');
	return say(`audit.by.${kind}`, { name });
}

type Sentences = {
	[Action in DeedAction]: (details: DeedDetails[Action]) => string;
} & Record<LinkOutcome, (details: { page?: string }) => string>;

function deedInWords({ action, target, details }: Told, say: Say, where: Where): string {
	const whom = whomInWords(target, say);
	const sentences = sentencesAbout({ whom, id: target.id }, say, where);
	if (!Object.hasOwn(sentences, action)) return say('audit.other', { action, whom });
	const later = Object.keys(details).length === 0 ? ofErased.find((one) => one === action) : null;
	if (later) return say(`audit.later.${later}`, { whom });
	return sentences[action as DeedAction](details as never);
}

/** Deeds of which less is told once the customer was erased: what was typed and given went with them. */
const ofErased = [
	'customers_merged',
	'customers_split',
	'consent_granted',
	'consent_denied',
	'compensation_granted',
	'compensation_requested',
	'compensation_approved',
	'compensation_declined',
	'care_stopped',
	'care_continued',
] as const satisfies readonly DeedAction[];

function whomInWords({ kind, id, name }: Told['target'], say: Say): string {
	if (kind === 'mailbox') return say('audit.whom.mailbox');
	const erased = isErasureId(id) && (kind === 'customer' || kind === 'case');
	if (erased) return say(`audit.whom.erased.${kind}`, { receipt: id });
	return say(`audit.whom.${kind}`, { name: name ?? id });
}

function sentencesAbout(
	{ whom, id }: { whom: string; id: string },
	say: Say,
	{ language, timeZone }: Where,
): Sentences {
	const moment = (iso: string): string => momentInWords(Date.parse(iso), timeZone, language);
	const topics = (keys: readonly string[] = []): string =>
		wordsInARow(
			keys.map((key) => {
				const topic = topicOfKey(key);
				return topic ? topicWords(say, topic) : key;
			}),
			say,
		);
	const money = ({ amount, currency }: { amount: number; currency: string }): string =>
		new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
	const onPage = ({ page }: { page?: string }): string =>
		page === undefined ? '' : say('audit.page', { page });
	const consent = (of: DeedDetails['consent_granted']) => ({
		whom,
		topics: topics(of.topics),
		source: of.source ?? '…',
	});
	return {
		link_opened: (of) => say('audit.link_opened', { whom, page: onPage(of) }),
		link_refused: (of) => say('audit.link_refused', { whom, page: onPage(of) }),
		link_expired: (of) => say('audit.link_expired', { whom, page: onPage(of) }),
		link_requested: (of) => say('audit.link_requested', { whom, page: onPage(of) }),
		customers_merged: ({ merged: other }) => say('audit.customers_merged', { whom, other }),
		customers_split: ({ merged: other }) => say('audit.customers_split', { whom, other }),
		consent_granted: (of) => say('audit.consent_granted', consent(of)),
		consent_denied: (of) => say('audit.consent_denied', consent(of)),
		preferences_set: () => say('audit.preferences_set', { whom }),
		data_requested: () => say('audit.data_requested', { whom }),
		erase_requested: () => say('audit.erase_requested', { whom }),
		data_exported: () => say('audit.data_exported', { whom }),
		customer_erased: () => say('audit.customer_erased', { receipt: id }),
		files_cleaned: ({ count }) => say('audit.files_cleaned', { count }),
		settings_changed: ({ changes, more }) =>
			say('audit.settings_changed', { changes: changesInWords(changes, more, say) }),
		person_created: () => say('audit.person_created', { whom }),
		person_updated: ({ changes }) =>
			say('audit.person_updated', { whom, changes: changesInWords(changes, 0, say) }),
		absence_set: ({ from, until }) =>
			say('audit.absence_set', { whom, from: moment(from), until: moment(until) }),
		compensation_granted: (of) => say('audit.compensation_granted', { whom, amount: money(of) }),
		compensation_requested: (of) =>
			say('audit.compensation_requested', { whom, amount: money(of) }),
		compensation_approved: (of) => say('audit.compensation_approved', { whom, amount: money(of) }),
		compensation_declined: (of) => say('audit.compensation_declined', { whom, amount: money(of) }),
		survey_published: () => say('audit.survey_published', { whom }),
		codes_added: ({ count }) => say('audit.codes_added', { whom, count }),
		address_made: ({ name, until }) => say('audit.address_made', { name, until: moment(until) }),
		address_ended: ({ name }) => say('audit.address_ended', { name }),
		open_links_ended: () => say('audit.open_links_ended', { whom }),
		work_retried: ({ count }) => say('audit.work_retried', { count }),
		campaign_stopped: ({ optOuts, sent }) =>
			optOuts === null || sent === null
				? say('audit.campaign_stopped', { whom })
				: say('audit.campaign_stopped.opt_outs', { whom, optOuts, sent }),
		campaign_continued: () => say('audit.campaign_continued', { whom }),
		care_stopped: ({ campaign }) => say('audit.care_stopped', { whom, campaign }),
		care_continued: ({ campaign }) => say('audit.care_continued', { whom, campaign }),
		problem_created: () => say('audit.problem_created', { whom }),
		problem_changed: ({ changes }) =>
			say('audit.problem_changed', { whom, changes: changesInWords(changes, 0, say) }),
		problem_told: ({ count }) => say('audit.problem_told', { whom, count }),
		public_page_ended: () => say('telling.audit.ended', { whom }),
		public_page_renewed: () => say('telling.audit.renewed', { whom }),
		rows_forgotten: ({ count, before, kind }) =>
			say('audit.rows_forgotten', {
				count,
				before: moment(before),
				kind: say(`retention.kind.${kind}`),
			}),
	};
}

/** So many changes are told in a sentence; all stand in the details. */
const mostTold = 6;

function changesInWords(changes: readonly Change[] = [], more: number, say: Say): string {
	const told = changes.slice(0, mostTold).map(({ field, before, after }) => {
		if (after === null) return say('audit.changeOff', { field, before: before ?? '' });
		if (before === null) return say('audit.changeTo', { field, after });
		return say('audit.change', { field, before, after });
	});
	const count = changes.length - told.length + more;
	return clausesInARow(count > 0 ? [...told, say('audit.andMore', { count })] : told, say);
}
