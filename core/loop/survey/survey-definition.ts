import { createHash } from 'node:crypto';

import type { Metric, Purpose } from '../../model/metric';
import type { Survey, Texts } from '../../model/survey';
import { findEndpoint } from '../../store/repositories/endpoints';
import { currentVersion } from '../../store/repositories/surveys';
import { defineSurvey } from '../../survey/define';
import { isId } from '../../survey/define-questions';
import {
	builtInQuestion,
	type ScaleChoice,
	scaleChoices,
	scales,
} from '../../survey/scale-choices';
import type { ReasonInput, ItemInput, SurveyInput, TextInput } from '../../survey/survey-input';
import type { ServingNode } from '../workspace/endpoints';
import type { House } from '../house';

export type { QuestionInput, SurveyInput } from '../../survey/survey-input';
export { surveyKeyOf } from '../../survey/survey-key';
export { usualSatisfiedFrom } from '../../score/cut';
export { recommendingWords } from '../../survey/wording-rules';

/**
 * The survey that a node's parameters describe. Rows without an id get one made from their text, so
 * that nobody has to invent ids.
 *
 * @throws InputError naming the part, its value and what to do
 */
export function surveyDefinition(input: SurveyInput): Survey {
	const { items, questions, reasons } = input;
	return defineSurvey({
		...input,
		items: items && named(items),
		questions: questions && named(questions),
		reasons: Array.isArray(reasons) ? named<ReasonInput>(reasons) : reasons,
	});
}

/** What a survey asks when nothing else is given: the standard wording, in English. */
export function standardQuestion(metric: Metric, scale: ScaleChoice, purpose: Purpose): string {
	return builtInQuestion(metric, scale, purpose).question.en ?? '';
}

/** The highest number on a scale by its name; `null` for a name that no scale has. */
export function topOfScale(name: string): number | null {
	const choice = scaleChoices.find((one) => one === name);
	return choice === undefined ? null : scales[choice].max;
}

type Named = Pick<ItemInput, 'id' | 'text'>;

function named<Row extends Named>(rows: readonly Row[]): Row[] {
	return rows.map((row) => (row.id.trim() === '' ? { ...row, id: idOfText(row.text) } : row));
}

/** Parts whose text belongs to a row with an id of its own. */
const rowParts = {
	item: 'item',
	reason: 'reason',
	question: 'question',
	questionLow: 'question',
	questionHigh: 'question',
	option: 'option',
} as const;

/**
 * How the definition names a text that stands in a row of its own: `question` for the rating, else the
 * part with its id. Where a row got its id from its text, that text will do for the id.
 *
 * @param id of an option: its question's id, a colon, its own
 */
export function textField(part: string, id: string): string {
	if (part === 'rating') return 'question';
	if (!(part in rowParts)) return part;
	const kind = rowParts[part as keyof typeof rowParts];
	const named = kind === 'option' || isId(id) ? id : idOfText(id);
	const end = part === 'questionLow' ? ':low' : part === 'questionHigh' ? ':high' : '';
	return `${kind}:${named}${end}`;
}

/** `Was it clean?` → `was-it-clean`; a text without Latin letters → a short hash of it. */
export function idOfText(given: TextInput | null | undefined): string {
	const text = typeof given === 'string' ? given : firstText(given ?? {});
	const plain = text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^[^a-z]+|-+$/g, '')
		.slice(0, 40)
		.replace(/-+$/, '');
	if (plain !== '' || text.trim() === '') return plain;
	return `t${createHash('sha256').update(text.trim()).digest('hex').slice(0, 8)}`;
}

function firstText(texts: Texts): string {
	return Object.values(texts).find((text) => text.trim() !== '') ?? '';
}

/** Whether this very node serves this very version at this address already. */
export async function isSurveyPublished(
	house: House,
	input: { node: ServingNode; address: string; survey: Survey },
): Promise<boolean> {
	const { db } = house.store;
	const { node, address, survey } = input;
	const endpoint = await findEndpoint(db, house.workspace, 'survey', survey.key);
	if (endpoint?.active !== 1 || endpoint.address !== address) return false;
	if (endpoint.workflow_id !== node.workflowId || endpoint.node_id !== node.nodeId) return false;
	return (await currentVersion(db, house.workspace, survey.key)) === survey.version;
}
