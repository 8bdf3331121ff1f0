import { sayIn, sentenceLanguage } from '../language/say';
import { momentInWords } from '../language/time-words';
import type { Quota, Settings } from '../model/settings';
import type { SuppressionReason } from '../model/states';

/** In which language and zone sentences are said; English if no language is given. */
export type SpokenIn = Partial<Pick<Settings, 'languages' | 'timeZone'>>;

/** The values a sentence may name. */
export type SuppressionValues = {
	metric?: string;
	limit?: number;
	days?: number;
	/** Epoch ms. */
	freeAt?: number;
	percent?: number;
	/** Epoch ms. */
	occurredAt?: number;
	daysAllowed?: number;
	detail?: string;
	period?: Quota['period'];
	answered?: number;
	open?: number;
};

/** One sentence for people on why a customer was not asked (or not asked any more). */
export function suppressionText(
	reason: SuppressionReason,
	values: SuppressionValues = {},
	spoken: SpokenIn = {},
): string {
	const say = sayIn(spoken.languages?.[0] ?? 'en');
	const { detail = '', percent = 0, daysAllowed = 0 } = values;
	const moment = (time?: number) => (time === undefined ? '?' : momentSaid(time, spoken));
	switch (reason) {
		case 'cap_metric':
		case 'cap_overall':
		case 'cap_together': {
			const { limit = 0, days = 0, freeAt } = values;
			const metric = values.metric?.toUpperCase() ?? '?';
			const until =
				freeAt === undefined ? '' : say('notAskedFor.cap.until', { moment: moment(freeAt) });
			return say(`notAskedFor.${reason}`, { metric, limit, days, until });
		}
		case 'not_sampled':
			return say('notAskedFor.not_sampled', { percent });
		case 'quota_reached': {
			const { limit = 0, period = 'month', answered = 0, open = 0 } = values;
			const figures = { limit, period: say(`quotaSpan.${period}`), answered, open };
			return say('notAskedFor.quota_reached', { quota: detail, ...figures });
		}
		case 'event_too_old':
			return say('notAskedFor.event_too_old', {
				moment: moment(values.occurredAt),
				days: daysAllowed,
			});
		case 'event_in_future':
			return say('notAskedFor.event_in_future', { moment: moment(values.occurredAt) });
		case 'filtered':
			return detail === ''
				? say('notAskedFor.filtered')
				: say('notAskedFor.filtered.named', { filter: detail });
		case 'not_a_survey_event':
			return detail === ''
				? say('notAskedFor.not_a_survey_event')
				: say('notAskedFor.not_a_survey_event.named', { event: detail });
		default:
			return say(`notAskedFor.${reason}`);
	}
}

/** A moment in the zone of the workspace; a number that is no moment is shown as it is. */
export function momentSaid(time: number, { languages, timeZone = 'UTC' }: SpokenIn): string {
	const language = sentenceLanguage(languages?.[0] ?? 'en');
	return Math.abs(time) <= 8.64e15 ? momentInWords(time, timeZone, language) : String(time);
}
