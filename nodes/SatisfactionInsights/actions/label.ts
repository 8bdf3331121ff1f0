import type { INodeProperties } from 'n8n-workflow';

import { type GivenComment, labelComments } from '../../../core/loop/insight/label-comments';
import { breather } from '../../../core/loop/breathe';
import { levels } from '../../../core/model/metric';
import { readLanguage } from '../../../core/model/read-input';
import { chatModelOf } from '../../connection/chat-model';
import { hintOnce } from '../../connection/hint-once';
import { type Call, type Done, itemText, type Operation, textOf } from '../../connection/operation';
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
		const [done = []] = await together([call]);
		return done;
	},
	executeTogether: together,
};

async function together(calls: readonly Call[]): Promise<Done[][]> {
	const [first] = calls;
	if (!first) return [];
	const language = textOf(first.parameter('language', ''));
	const asked = first.parameter('alsoAskModel', false) === true;
	const comments: GivenComment[] = [];
	const breathe = breather();
	for (const call of calls) {
		comments.push(given(call));
		await breathe();
	}
	const { labels, learned } = await labelComments(first.house, first.now, comments, {
		language: language === null ? null : readLanguage(language, 'language'),
		ask: asked ? await chatModelOf(first.context, first.index) : null,
	});
	if (learned !== '') hintOnce(first.context, learned);
	return labels.map((one, at) => {
		const { text, n, interval, verdict, method } = one;
		// A field of the item that has the name of one of the five stays; the label has its own.
		return [{ item: { text, n, interval, verdict, method, ...calls[at]?.json, label: one } }];
	});
}

function given(call: Call): GivenComment {
	const level = itemText(call, 'score', 'level');
	return {
		comment: textOf(call.parameter('comment', '')) ?? itemText(call, 'response', 'comment'),
		level: levels.find((one) => one === level) ?? null,
		name: itemText(call, 'customer', 'name'),
	};
}
