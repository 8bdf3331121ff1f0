import type { INodeProperties } from 'n8n-workflow';

import { type GivenComment, labelComments } from '../../../core/loop/insight/label-comments';
import { breather } from '../../../core/loop/breathe';
import { levels } from '../../../core/model/metric';
import { readLanguage } from '../../../core/model/read-input';
import { chatModelOf } from '../../connection/chat-model';
import { hintOnce } from '../../connection/hint-once';
import {
	type Call,
	type Done,
	FailedAlone,
	itemText,
	type Operation,
	textParameter,
} from '../../connection/operation';
import { fromModel, notAsTool } from '../../connection/tool';
import { languageField } from './scope-fields';

const commentField: INodeProperties = {
	displayName: 'Comment',
	name: 'comment',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'The comment of the item',
	description:
		'The words of a customer. Leave empty to take the comment of the item (response.comment); give an expression for another field.',
};

/** The node has an input for the model while this is on: see `inputs` of the node. */
const alsoAskModelField: INodeProperties = {
	displayName: 'Also Ask a Chat Model',
	name: 'alsoAskModel',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description:
		'Whether a chat model that you connect says, too, what it thinks of the comment, which it sees without personal data. Its word is put beside ours, in label.model, and never replaces it.',
	displayOptions: notAsTool,
};

/** Reads the comment of each item and adds what it says; the item keeps what it had. */
export const label: Operation = {
	value: 'label',
	name: 'Label',
	action: 'Label a comment',
	description:
		'Say of each comment whether it praises or complains, and whether the score says otherwise',
	resource: 'comment',
	tool: {
		description:
			'Reads a comment of a customer in Chinese or English. Returns whether it is positive, neutral or negative with a strength from -1 to 1 (null if it cannot be told), its topics, and the comment without personal data.',
		inputs: { comment: fromModel('Comment', 'The comment as the customer wrote it') },
	},
	fields: [commentField, alsoAskModelField, languageField],
	async execute(call) {
		const [done] = await together([call]);
		if (done instanceof FailedAlone) throw done.error;
		return done ?? [];
	},
	executeTogether: together,
};

type Outcome = Done[] | FailedAlone;

/** An item whose comment or language is none fails alone. */
async function together(calls: readonly Call[]): Promise<Outcome[]> {
	const [first] = calls;
	if (!first) return [];
	const asked = first.parameter('alsoAskModel', false) === true;
	const outcomes: Outcome[] = [];
	const good: Array<{ call: Call; at: number; comment: GivenComment }> = [];
	const breathe = breather();
	for (const [at, call] of calls.entries()) {
		outcomes.push([]);
		try {
			good.push({ call, at, comment: given(call) });
		} catch (error) {
			outcomes[at] = new FailedAlone(error);
		}
		await breathe();
	}
	const comments = good.map(({ comment }) => comment);
	const { labels, learned } = await labelComments(first.house, first.now, comments, {
		language: comments[0]?.language ?? null,
		ask: asked ? await chatModelOf(first.context, first.index) : null,
	});
	if (learned !== '') hintOnce(first.context, learned);
	for (const [place, { call, at }] of good.entries()) {
		const one = labels[place];
		if (!one) continue;
		const { text, n, interval, verdict, method } = one;
		// A field of the item that has the name of one of the five stays; the label has its own.
		outcomes[at] = [{ item: { text, n, interval, verdict, method, ...call.json, label: one } }];
	}
	return outcomes;
}

/** @throws InputError for a comment that is no text, or a language that is none */
function given(call: Call): GivenComment {
	const level = itemText(call, 'score', 'level');
	const language = textParameter(call, 'language');
	return {
		comment: textParameter(call, 'comment') ?? itemText(call, 'response', 'comment'),
		level: levels.find((one) => one === level) ?? null,
		name: itemText(call, 'customer', 'name'),
		language: language === null ? null : readLanguage(language, 'language'),
	};
}
