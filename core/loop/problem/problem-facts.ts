import { readMoment } from '../../calendar/read-moment';
import { cleanLine } from '../../language/plain-text';
import { InputError } from '../../model/errors';
import {
	difficulties,
	type Difficulty,
	problemStates,
	type ProblemState,
} from '../../model/problem';
import { readOptionalText, readWord } from '../../model/read-input';
import type { House } from '../house';
import { personIn } from '../case/case-actor';

/** What somebody says of a problem; left out = as it is. */
export type SaidOfProblem = {
	title?: unknown;
	owner?: unknown;
	remedy?: unknown;
	difficulty?: unknown;
	influence?: unknown;
	dueAt?: unknown;
	reason?: unknown;
	surveyKey?: unknown;
	state?: unknown;
	/** As `readPublicTexts` takes them. */
	publicTexts?: unknown;
};

export type ProblemFactsGiven = {
	title?: string;
	owner_id?: string;
	remedy?: string;
	difficulty?: Difficulty;
	influence?: number;
	due_at?: number;
	reason?: string;
	survey_key?: string;
	state?: ProblemState;
	public_texts?: string | null;
};

const longest = { title: 200, text: 2_000 };

/**
 * Reads what is said of a problem; what is blank is not said.
 *
 * @throws InputError for a value that is none; NotFoundError for an owner who is not in the team
 */
export async function readProblemFacts(
	house: House,
	said: SaidOfProblem,
	timeZone: string,
): Promise<ProblemFactsGiven> {
	const text = (value: unknown, path: string, most: number) => {
		const found = readOptionalText(value, path, most);
		return found === null ? null : cleanLine(found) || null;
	};
	const title = text(said.title, 'Title', longest.title);
	const owner = text(said.owner, 'Owner', 200);
	const remedy = text(said.remedy, 'What Will Be Done', longest.text);
	const reason = text(said.reason, 'Reason', longest.text);
	const surveyKey = text(said.surveyKey, 'Survey', 100);
	const difficulty = blankless(said.difficulty);
	const state = blankless(said.state);
	const influence = readInfluence(said.influence);
	const dueAt = readMoment(said.dueAt, 'By When', timeZone, true);
	return {
		...(title !== null && { title }),
		...(owner !== null && { owner_id: (await personIn(house, owner)).id }),
		...(remedy !== null && { remedy }),
		...(reason !== null && { reason }),
		...(surveyKey !== null && { survey_key: surveyKey }),
		...(difficulty !== null && {
			difficulty: readWord(difficulty, 'Difficulty', difficulties),
		}),
		...(state !== null && { state: readWord(state, 'State', problemStates) }),
		...(influence !== null && { influence }),
		...(dueAt !== null && { due_at: dueAt }),
	};
}

const blankless = (value: unknown): unknown =>
	value === undefined || value === null || value === '' ? null : value;

function readInfluence(value: unknown): number | null {
	const given = blankless(value);
	if (given === null) return null;
	const number = typeof given === 'number' ? given : Number(String(given).trim());
	if (Number.isFinite(number) && number >= 0) return number;
	throw new InputError(
		`"${String(value)}" is no influence.`,
		'Give the points that the score is expected to gain, 0 or more.',
	);
}
