import type { SatisfactionError } from '../../../core/model/errors';
import { SatisfactionResponseTrigger } from '../../../nodes/SatisfactionResponseTrigger/SatisfactionResponseTrigger.node';
import { tryableSurvey } from '../../../nodes/SatisfactionResponseTrigger/tryable-survey';

const { properties } = new SatisfactionResponseTrigger().description;
const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));

type Given = Record<string, unknown>;

function faultOf(given: Given): SatisfactionError {
	try {
		tryableSurvey((name) => ({ ...defaults, surveyKey: 'service', ...given })[name]);
	} catch (error) {
		return error as SatisfactionError;
	}
	throw new Error('Nothing was wrong.');
}

const question = (...rows: Given[]) => ({ ownQuestions: { question: rows } });
const way = { kind: 'choice', text: 'How did you reach us?', choices: 'By mail\nBy phone' };
const after = (asked: string, answers: string) => ({
	kind: 'text',
	text: 'Why?',
	askWhen: 'answer',
	askWhenQuestion: asked,
	askWhenAnswers: answers,
});

describe('a survey that cannot be published', () => {
	it.each<[Given, string]>([
		[question(way, after('Who?', 'x')), 'Own Questions → 2 → Earlier Question'],
		[question(way, {}, after(way.text, 'x')), 'Own Questions → 3 → Answer Is'],
		[question({ ...way, choices: 'One' }), 'Own Questions → 1 → Choices'],
		[question({ kind: 'text', text: 'x', id: '1st' }), 'Own Questions → 1 → ID'],
		[question({ kind: 'text', text: 'x', maxLength: 0 }), 'Own Questions → 1 → Characters at Most'],
		[question({ kind: 'rating', text: 'x', min: 5, max: 5 }), 'Own Questions → 1 → To'],
		[
			{ metric: 'csi', csiItems: { item: [{ text: 'Price', weight: -1 }] } },
			'CSI Items → 1 → Weight',
		],
		[
			{ ownReasons: { reason: [{ text: 'Slow', levels: ['bad'] }] } },
			'Own Reasons → 1 → After a Rating That Is',
		],
		[
			{ texts: { text: [{ language: 'fr', field: 'rating', text: 'Bon ?' }] } },
			'Texts → 1 → Language',
		],
		[
			{ options: { nextStep: { step: { url: 'http://example.com' } } } },
			'Options → Next Step After a High Score → Address',
		],
		[
			{ options: { answeredIn: { form: { address: 'https://form.example.com/' } } } },
			'Options → Answered In → Address',
		],
		[{ options: { answeredIn: { form: { address: '' } } } }, 'Options → Answered In → Address'],
		[
			{ options: { incentive: { entries: { text: 'Tea', validUntil: 'soon' } } } },
			'Options → Incentive → Valid Until',
		],
		[{ options: { expiresAfterDays: 0 } }, 'Options → Link Valid For (Days)'],
		[{ metric: 'csi', options: { lowBelow: 90 } }, 'Options → CSI: High From (%)'],
		[{ satisfiedFrom5: 9 }, 'Satisfied From'],
		[{ csatScale: 'nps' }, 'Scale'],
		[{ surveyKey: 'After Service' }, 'Survey Key'],
		[{ mail: { subject: 'x'.repeat(3_000) } }, 'Mail → Subject'],
		[
			{ options: { sample: '{ "event": { "sent": 1 } }' } },
			'Options → Sample for Tests → event.sent',
		],
	])('names the field as the panel does: %j', (given, label) => {
		const { message, hint } = faultOf(given);
		expect(message).toContain(`"${label}"`);
		expect(`${message} ${hint}`).not.toMatch(/"[a-z]\w*(\[\d+\]|\.\w+)+"/);
	});
});
