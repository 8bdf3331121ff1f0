import {
	type INodeParameters,
	type INodeProperties,
	NodeHelpers,
	nodeParametersAreStatic,
	resolveWebhookDescriptionField,
	webhookDescriptionIsNativelyResolvable,
} from 'n8n-workflow';

import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { buildWorkflow, loadNodes } from '../../engine/engine';

const { description } = new SatisfactionResponseTrigger();
const nodeTypes = loadNodes({ satisfactionResponseTrigger: SatisfactionResponseTrigger });

/** The trigger on a canvas, with n8n's defaults for what is not given. */
function placed(parameters: INodeParameters = {}) {
	const type = 'satisfactionResponseTrigger';
	const { workflow } = buildWorkflow(
		{ nodes: [{ name: 'R', type, parameters }], connections: {} },
		nodeTypes,
	);
	const node = workflow.getNode('R');
	if (!node) throw new Error('The workflow has no trigger.');
	/** What n8n makes of an expression of the node's description. */
	const resolved = (expression: string | undefined): unknown =>
		workflow.expression.getSimpleParameterValue(node, expression, 'internal', {});
	return { node, resolved };
}

function shown(parameters: INodeParameters = {}): INodeProperties[] {
	const { node } = placed(parameters);
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter(node.parameters, property, node, description),
	);
}

describe('a new trigger', () => {
	it('shows the question first and little else', () => {
		expect(shown().map(({ displayName, type }) => `${displayName}: ${type}`)).toEqual([
			'Question: string',
			'Metric: options',
			'Scale: options',
			'Satisfied From: number',
			'Survey Key: string',
			'Own Reasons: fixedCollection',
			'Own Questions: fixedCollection',
			'Texts: fixedCollection',
			'Mail: collection',
			'Options: collection',
		]);
	});

	it.each<[INodeParameters, string]>([
		[{}, 'How satisfied are you with our service?'],
		[{ csatScale: 'csat_1_5_faces' }, 'How satisfied are you with our service?'],
		[{ csatScale: 'yes_no' }, 'Is your problem solved?'],
		[{ options: { purpose: 'verification' } }, 'Is your problem solved?'],
		[{ options: { purpose: 'relationship' } }, 'How satisfied are you with our service?'],
		[{ metric: 'nps' }, 'How likely are you to recommend {brand} to a friend or colleague?'],
		[{ metric: 'ces' }, 'Do you agree? “{brand} made it easy for me to get this done.”'],
		[
			{ metric: 'ces', cesScale: 'ces_1_7_effort' },
			'How much effort did it take you to get this done?',
		],
		[{ metric: 'csi' }, 'How satisfied are you with each of these?'],
	])('%j asks for one question, under the standard wording', (parameters, placeholder) => {
		const questions = shown(parameters).filter(({ displayName }) => displayName === 'Question');
		expect(questions.map((question) => question.placeholder)).toEqual([placeholder]);
		// Whatever is chosen afterwards, the question that was written is kept.
		const { node } = placed({ ...parameters, question: 'Own question?' });
		expect(node.parameters.question).toBe('Own question?');
	});

	it('offers the cuts of an index to a CSI alone, and keeps what is set there', () => {
		const options = description.properties.find(({ name }) => name === 'options')?.options ?? [];
		const offered = (metric: string): string[] => {
			const { node } = placed({ metric });
			const { parameters } = node;
			return (options as INodeProperties[])
				.filter((one) => NodeHelpers.displayParameter({}, one, node, description, parameters))
				.map(({ displayName }) => displayName)
				.filter((name) => name.startsWith('CSI'));
		};
		expect(['csat', 'nps', 'ces'].flatMap(offered)).toEqual([]);
		expect(offered('csi')).toEqual(['CSI: High From (%)', 'CSI: Low Below (%)']);
		const cuts = { highFrom: 70, lowBelow: 40 };
		expect(placed({ metric: 'csi', options: cuts }).node.parameters.options).toEqual(cuts);
	});

	it('holds nothing that can be an expression', () => {
		const fieldsOf = (property: INodeProperties): INodeProperties[] => [
			property,
			...(property.options ?? []).flatMap((option) => {
				if ('values' in option) return option.values.flatMap(fieldsOf);
				return 'type' in option ? fieldsOf(option as INodeProperties) : [];
			}),
		];
		for (const { name, type, noDataExpression } of description.properties.flatMap(fieldsOf)) {
			const group = type === 'collection' || type === 'fixedCollection';
			expect([name, group || noDataExpression === true]).toEqual([name, true]);
			expect(type).not.toBe('resourceLocator');
		}
	});
});

describe('the path of the page', () => {
	it.each<[INodeParameters, string]>([
		[{ surveyKey: 'after-service' }, 'after-service'],
		[{ surveyKey: ' after-service ' }, 'after-service'],
		[{ surveyKey: 'after-service', options: { path: ' surveys/a ' } }, 'surveys/a'],
		[{ options: { path: 'surveys/a' } }, 'surveys/a'],
		[{ surveyKey: 'after-service', options: { testMode: true } }, 'after-service'],
		[{}, ''],
	])('of %j is "%s", with n8n\'s expressions and without', (parameters, expected) => {
		const { node, resolved } = placed(parameters);
		expect(nodeParametersAreStatic(node)).toBe(true);
		expect(description.webhooks).toHaveLength(2);
		for (const webhook of description.webhooks ?? []) {
			expect(webhookDescriptionIsNativelyResolvable(webhook)).toBe(true);
			expect(webhook).toMatchObject({ isFullPath: true, responseData: '' });
			expect(resolveWebhookDescriptionField(node, webhook, 'path')).toEqual({
				resolved: true,
				value: expected,
			});
			expect(resolved(webhook.path)).toBe(expected);
		}
	});
});

describe('the line under the name', () => {
	it.each<[INodeParameters, string]>([
		[{ surveyKey: 'after-service' }, 'CSAT: after-service'],
		[{ metric: 'nps', options: { surveyName: 'Quarterly NPS' } }, 'NPS: Quarterly NPS'],
		[{ csatScale: 'yes_no', surveyKey: 'fix-confirmed' }, 'No or Yes: fix-confirmed'],
		[{ metric: 'ces', options: { path: 'surveys/a' } }, 'CES: surveys/a'],
		[{}, 'CSAT'],
	])('of %j is "%s"', (parameters, expected) => {
		expect(placed(parameters).resolved(description.subtitle)).toBe(expected);
	});
});

describe('the hint', () => {
	const shows = (part: string, parameters: INodeParameters): boolean => {
		const hint = description.hints?.find(({ message }) => message.includes(part));
		if (!hint) throw new Error(`There is no hint about "${part}".`);
		return placed(parameters).resolved(hint.displayCondition) as boolean;
	};
	const rating = (text: string): INodeParameters => ({
		texts: { text: [{ language: '', field: 'rating', id: '', text }] },
	});

	it.each<[INodeParameters, boolean]>([
		[{}, false],
		[{ question: 'How likely are you to recommend us to a friend or colleague?' }, false],
		[{ question: 'On a scale of 0 to 10, how likely would you be to recommend us?' }, false],
		[{ question: '您有多大可能向朋友或同事推荐我们？' }, false],
		[{ question: '您会把我们介绍给亲友吗？' }, false],
		[{ question: 'Recommanderiez-vous notre hôtel à un ami ?' }, false],
		[rating('您有多大可能推荐我们？'), false],
		[{ texts: { text: [{ language: '', field: 'thanks', id: '', text: 'Thanks' }] } }, false],
		[{ question: 'How do you like us?' }, true],
		[rating('您喜欢我们吗？'), true],
	])('about NPS with %j is shown: %s', (parameters, expected) => {
		expect(shows('other NPS', { metric: 'nps', ...parameters })).toBe(expected);
		expect(shows('other NPS', { metric: 'csat', ...parameters })).toBe(false);
	});

	const asks = { ownQuestions: { question: [{ kind: 'text', text: 'Why?' }] } };
	const translated = {
		texts: { text: [{ language: 'zh-CN', field: 'question', text: '为什么？' }] },
	};

	it.each<[INodeParameters, boolean]>([
		[{}, false],
		[{ options: {} }, false],
		[{ ownQuestions: {}, ownReasons: {}, csiItems: {}, texts: {} }, false],
		[{ options: { incentive: { entries: { text: '', byMail: true } } } }, false],
		[asks, true],
		[{ ...asks, ...translated }, false],
		[{ ...asks, options: { languages: ['en'] } }, false],
		[{ ...asks, options: { languages: ['en'], otherLanguages: 'fr' } }, true],
		[{ ownReasons: { reason: [{ text: 'Cold' }] } }, true],
		[{ metric: 'csi', csiItems: { item: [{ text: 'Kettle' }] } }, true],
		[{ options: { incentive: { entries: { text: 'A cup of tea' } } } }, true],
		[{ options: { nextStep: { step: { text: 'Rate us' } } } }, true],
	])('about missing translations with %j is shown: %s', (parameters, expected) => {
		expect(shows('several languages', parameters)).toBe(expected);
	});

	it('about Test Mode is shown while it is on', () => {
		expect(shows('Test Mode', { options: { testMode: true } })).toBe(true);
		expect(shows('Test Mode', { options: {} })).toBe(false);
	});
});
