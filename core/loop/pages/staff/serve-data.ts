import { type Say, sayIn } from '../../../language/say';
import { type DataAddress, findDataAddress } from '../../../store/repositories/data-addresses';
import { listSurveys } from '../../survey/list-surveys';
import { dataLines } from '../../insight/address/data-lines';
import { type DataQuery, readDataQuery, shown } from '../../insight/address/data-query';
import { dataSheet } from '../../insight/address/data-sheet';
import type { DataFormat } from '../../insight/address/data-tables';
import { largeGroups } from '../../insight/address/large-groups';
import { fileAnswer, plainAnswer } from '../page-answer';
import { type CasePageAnswer, type StaffContext, staffMessage } from './staff-page';

const types: Record<DataFormat, string> = { csv: 'text/csv', json: 'application/json' };

/**
 * Serves a tool the figures of its address as a file that is made while it leaves. Nothing is changed; what is wrong
 * about the question is said in a sentence.
 */
export async function serveData(context: StaffContext, addressId: string): Promise<CasePageAnswer> {
	const { house, now, settings, request, language } = context;
	const say = sayIn(language);
	const address = await findDataAddress(house.store.db, house.workspace, addressId);
	if (!address) return staffMessage('not_found', context);
	if (address.ended_at !== null) return dataEnded(language);
	if (request.method === 'POST') return words(405, say('address.readOnly'));
	const query = readDataQuery(request.query, say);
	if ('wrong' in query) return words(400, query.wrong);
	const large = await largeGroups(house, now, settings);
	const survey = await surveyOf(context, { address, query, answered: large.surveys, say });
	if ('wrong' in survey) return words(400, survey.wrong);
	const sheet = dataSheet({
		house,
		now,
		settings,
		query,
		surveyKey: survey.key,
		comments: address.comments === 1,
		language: settings.languages[0] ?? language,
		large,
	});
	const lines = dataLines(sheet, query.format);
	// What goes wrong at once is said before anything has left.
	const first = await lines.next();
	const file = fileAnswer(`${query.table}.${query.format}`, types[query.format], '');
	return { ...file, emit: [], stream: begunWith(first, lines) };
}

/** An address that is over, in words for whoever looks why a tool has no figures. */
export function dataEnded(language: string): CasePageAnswer {
	return words(410, sayIn(language)('address.ended'));
}

async function surveyOf(
	{ house }: StaffContext,
	asked: { address: DataAddress; query: DataQuery; answered: readonly string[]; say: Say },
): Promise<{ key: string | null } | { wrong: string }> {
	const { address, query, answered, say } = asked;
	const { survey_key: own } = address;
	const { survey } = query;
	if (survey === null) return { key: own };
	const value = shown(survey);
	if (own !== null && survey !== own) {
		return { wrong: say('address.otherSurvey', { survey: own, value }) };
	}
	if (answered.includes(survey)) return { key: survey };
	const published = (await listSurveys(house, '')).map(({ key }) => key);
	if (published.includes(survey)) return { key: survey };
	const surveys = [...new Set([...answered, ...published])].sort().join(', ');
	return {
		wrong:
			surveys === ''
				? say('address.noSurveyYet', { value })
				: say('address.noSurvey', { value, surveys }),
	};
}

const words = (status: number, text: string): CasePageAnswer => ({
	...plainAnswer(status, text),
	emit: [],
});

async function* begunWith(
	first: IteratorResult<string>,
	rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
	if (first.done !== true) yield first.value;
	yield* rest;
}
