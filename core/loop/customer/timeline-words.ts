import type { PromiseState } from '../../case/promises';
import { cleanLine, cleanText } from '../../language/plain-text';
import { sayIn, type Say } from '../../language/say';
import { sentencesInARow } from '../../language/in-a-row';
import { isSuppressionReason } from '../../model/states';
import { topicWords } from '../../pages/topic-words';
import type { TimelineRow } from '../../store/repositories/timeline';
import { refusedWays } from '../../store/repositories/messages';
import { channels } from '../../systems';
import { stepText } from '../case/case-history';

type Row<Kind extends TimelineRow['kind']> = Extract<TimelineRow, { kind: Kind }>['row'];

/** Longer titles are cut. */
const longest = 80;
const longestComment = 500;

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * What happened, in one sentence.
 *
 * @param how.promise what became of the promise, where it is one
 */
export function timelineText(
	one: TimelineRow,
	how: { language: string; timeZone: string; promise: PromiseState | null },
): string {
	const say = sayIn(how.language);
	switch (one.kind) {
		case 'event':
			return eventText(one.row, say);
		case 'invitation':
			return invitationText(one.row, say);
		case 'message':
			return messageText(one.row, say, how.language);
		case 'answer':
			return answerText(one.row, say);
		case 'case':
			return caseText(one.row, say, how);
		case 'care':
			return sentencesInARow(
				[careText(one.row, say), ...waysText(one.row, say, how.language)],
				say,
			);
		case 'consent':
			return consentText(one.row, say);
		case 'record':
			return recordText(one.row, say);
		case 'request':
			return say(`timeline.request.${one.row.asked}`);
	}
}

function aboutOf(title: string | null, say: Say): string {
	const subject = cleanLine(title ?? '', longest);
	return subject === '' ? '' : say('told.subject', { subject });
}

function eventText(row: Row<'event'>, say: Say): string {
	const { value_amount: amount, value_currency: currency } = row;
	const worth = amount === null ? '' : `${currency ?? ''} ${rounded(amount)}`.trim();
	return say('timeline.event', {
		type: cleanLine(row.type, longest),
		source: cleanLine(row.source, longest),
		about: aboutOf(row.subject_title ?? row.subject_id, say),
		value: worth === '' ? '' : say('timeline.value', { value: worth }),
	});
}

function invitationText(row: Row<'invitation'>, say: Say): string {
	const state = say(`invitation.${row.state}`);
	const sentence = say('timeline.invitation', {
		survey: cleanLine(row.survey_key, longest),
		about: aboutOf(row.subject_title, say),
		state,
	});
	return sentencesInARow([sentence, whyOf(row, say)], say);
}

/** Why an invitation is as it is: the sentence that was stored, else the reason in a word. */
function whyOf({ reason, reason_text: text }: Row<'invitation'>, say: Say): string {
	const stored = cleanText(text ?? '');
	if (stored !== '') return stored;
	return isSuppressionReason(reason)
		? say('timeline.why', { reason: say(`notAsked.${reason}`) })
		: '';
}

const messageKinds = ['invitation', 'reminder', 'incentive', 'care', 'own'] as const;

function messageText(row: Row<'message'>, say: Say, language: string): string {
	const kind = messageKinds.find((one) => one === row.kind) ?? 'own';
	const sentence = say(`timeline.message.${row.state}`, {
		what: say(`timeline.message.${kind}`),
		address: cleanLine(row.recipient, 254),
	});
	const ways = waysText(row, say, language);
	return sentencesInARow([sentence, ...ways, cleanText(row.reason ?? '')], say);
}

/** By which ways it was refused, one sentence each, and by which it went then. */
function waysText(
	row: Pick<Row<'message'>, 'ways'> & { channel: string | null; state: string },
	say: Say,
	language: string,
): string[] {
	const named = (key: string): string => {
		const names = channels.find((one) => one.key === key)?.names;
		return names ? names[language === 'zh-CN' ? 'zh-CN' : 'en'] : cleanLine(key, longest);
	};
	const refused = refusedWays(row);
	const told = refused.map(({ channel, reason }) =>
		say('timeline.way.refused', { channel: named(channel), reason: cleanText(reason) }),
	);
	const isTaken = row.state === 'sent' || row.state === 'sending' || row.state === 'given';
	return refused.length > 0 && isTaken && row.channel !== null
		? [...told, say('timeline.way.then', { channel: named(row.channel) })]
		: told;
}

function answerText(row: Row<'answer'>, say: Say): string {
	const metric = row.metric.toUpperCase();
	const score = say('told.score', {
		metric,
		value: rounded(row.value),
		max: rounded(row.scale_max),
	});
	const sentence = say('timeline.answer', {
		score: score.trim(),
		band: say(`band.${row.band}`),
		about: aboutOf(row.subject_title, say),
	});
	const comment = cleanLine(row.comment ?? '', longestComment);
	return comment === ''
		? sentence
		: sentencesInARow([sentence, say('timeline.comment', { comment })], say);
}

function caseText(
	row: Row<'case'>,
	say: Say,
	how: { language: string; timeZone: string; promise: PromiseState | null },
): string {
	const step = stepText({ kind: row.step, data: row.data }, how.language, how.timeZone);
	const about = cleanLine(row.subject_title ?? row.subject_id ?? '', longest);
	const sentence =
		about === '' ? say('timeline.case', { step }) : say('timeline.caseAbout', { about, step });
	const became = how.promise === null ? '' : say(`timeline.promise.${how.promise}`);
	return sentencesInARow([sentence, became], say);
}

/** Those that say a number or a moment where they are decided, which nobody keeps. */
const heldInShort = [
	...(['cooling', 'peace', 'asked_lately', 'no_text', 'no_value'] as const),
	...(['cap_care', 'cap_together', 'too_late'] as const),
] as const;

/** What is sent for which occasion, in words. */
export function careInShort(
	{ campaign_key: key, occasion }: { campaign_key: string; occasion: string | null },
	say: Say,
): string {
	const campaign = cleanLine(key, longest);
	const kind = occasionsInWords.find((one) => one === occasion);
	return kind === undefined
		? say('timeline.care.campaign', { campaign })
		: say('timeline.care.of', { campaign, occasion: say(`timeline.care.occasion.${kind}`) });
}

const occasionsInWords = [
	...(['birthday', 'holiday', 'anniversary', 'milestone', 'renewal', 'new_customer'] as const),
	...(['gone_quiet', 'promoter', 'passive', 'own_list'] as const),
] as const;

function careText(row: Row<'care'>, say: Say): string {
	const { state, recipient, reason } = row;
	const step = row.step + 1;
	const what = careInShort(row, say);
	if (state === 'held') {
		const short = heldInShort.find((one) => one === reason);
		const known = reason as Exclude<typeof reason, (typeof heldInShort)[number]>;
		const why =
			short !== undefined
				? say(`timeline.care.held.${short}`)
				: known === null
					? ''
					: say(`care.held.${known}`);
		return sentencesInARow([say('timeline.care.held', { what, step }), why], say);
	}
	if (recipient === 'owner') return say(`timeline.care.owner.${state}`, { what, step });
	const address = cleanLine(row.address ?? '', 254);
	return address === ''
		? say(`timeline.care.${state}`, { what, step })
		: say(`timeline.care.to.${state}`, { what, step, address });
}

function consentText(row: Row<'consent'>, say: Say): string {
	const topic = { purpose: row.purpose, metric: row.metric === '' ? null : row.metric };
	const ways = row.channel === 'all' ? '' : say(`timeline.by.${row.channel}`);
	return say(`timeline.consent.${row.state}`, {
		topic: topicWords(say, topic),
		ways,
		source: cleanLine(row.source, 200),
	});
}

const records = [
	'customers_merged',
	'customers_split',
	'preferences_set',
	'data_exported',
] as const;

function recordText(row: Row<'record'>, say: Say): string {
	const known = records.find((one) => one === row.action);
	const what = known ? say(`timeline.record.${known}`) : cleanLine(row.action, longest);
	const by = cleanLine(row.actor_name ?? '', longest);
	return by === '' ? say('timeline.record', { what }) : say('timeline.recordBy', { what, by });
}
