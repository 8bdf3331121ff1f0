import { SetupError } from '../../model/errors';
import type { Survey } from '../../model/survey';
import { endpointsOfWorkflow } from '../../store/repositories/endpoints';
import type { House } from '../house';

/** A survey as it stands on somebody's canvas, and the node that defines it. `define` throws InputError. */
export type SurveyOnCanvas = { key: string; define: () => Survey; nodeName: string };

/** The same, read. */
export type DraftSurvey = { survey: Survey; nodeName: string };

export type AskedSurvey = {
	key: string;
	/** What is tried out; `null` = the survey that is published. */
	draft: DraftSurvey | null;
};

/**
 * The survey that a node asks with: the chosen one, else the only one of its own workflow.
 *
 * @param input.key the chosen one; `null` = the workflow's own
 * @param input.canvas for a trial: the surveys of the draft, which go before what is published; `null`
 * = in production, or where the draft cannot be read
 * @throws SetupError if the workflow has no survey, or several; InputError for a draft that is not one
 */
export async function askedSurvey(
	house: House,
	input: { key: string | null; workflowId: string; canvas: readonly SurveyOnCanvas[] | null },
): Promise<AskedSurvey> {
	const { key, canvas } = input;
	if (key !== null) {
		const drawn = canvas?.find((one) => one.key === key);
		return { key, draft: drawn ? defined(drawn) : null };
	}
	if (canvas !== null) {
		const draft = defined(only(canvas));
		return { key: draft.survey.key, draft };
	}
	const { store, workspace } = house;
	const served = await endpointsOfWorkflow(store.db, workspace, 'survey', input.workflowId);
	const own = only(served.map((one) => ({ key: one.survey_key, nodeName: one.node_name })));
	return { key: own.key, draft: null };
}

function defined({ define, nodeName }: SurveyOnCanvas): DraftSurvey {
	return { survey: define(), nodeName };
}

function only<One extends { key: string; nodeName: string }>(found: readonly One[]): One {
	const [first] = found;
	if (!first) {
		throw new SetupError(
			'This workflow has no survey of its own.',
			'Choose a survey in the list, or add a Satisfaction Response Trigger to this workflow (and publish it, to ask customers).',
		);
	}
	if (found.length === 1) return first;
	const names = found.map(({ key, nodeName }) => `"${key}" (${nodeName})`).join(', ');
	throw new SetupError(
		`This workflow has ${found.length} surveys: ${names}.`,
		'Choose one of them in the list.',
	);
}
