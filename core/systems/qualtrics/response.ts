import { entryOf, isObject } from '../../model/json';
import type { SaidAnswer } from '../answers/answer-event';

type Part = Record<string, unknown>;

/** What Qualtrics calls a language, where that is no tag. */
const languages: Record<string, string> = { 'ZH-S': 'zh-CN', 'ZH-T': 'zh-TW', 'EN-GB': 'en-GB' };

/**
 * What a response says, as the API gives it (`result` with `values` and `labels`): a question's code under
 * its ID (`QID1`), what the chosen option says under `QID1.label`; embedded data beside it.
 */
export function saidInResponse(result: Part): SaidAnswer {
	const values = isObject(result.values) ? result.values : {};
	const labels = isObject(result.labels) ? result.labels : {};
	const asked = Object.entries(values).filter(([name]) => name.startsWith('QID'));
	const said = asked.flatMap(([name, value]): Array<[string, unknown]> => {
		const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
		return label === undefined
			? [[name, value]]
			: [
					[name, value],
					[`${name}.label`, label],
				];
	});
	const { userLanguage, finished, recordedDate, endDate } = values;
	return {
		id: result.responseId,
		survey: result.surveyId ?? null,
		title: null,
		at: recordedDate ?? endDate,
		finished: finished !== 0 && finished !== '0' && finished !== false,
		language:
			typeof userLanguage === 'string' ? (entryOf(languages, userLanguage) ?? userLanguage) : null,
		answers: Object.fromEntries(said),
		beside: [values],
	};
}
