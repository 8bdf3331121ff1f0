import { looksAt } from '../../../core/care/looks-at';
import { readCampaign, refuseSecond } from '../../../core/care/read-campaign';
import { about, rows } from './world';

const read = (more: Record<string, unknown>) =>
	readCampaign({ key: 'care', occasion: 'birthday', steps: rows({}), ...more }, 'campaign', about);

describe('a campaign', () => {
	it('has what its kind is usually given, where nothing is said', () => {
		expect(read({})).toMatchObject({
			key: 'care',
			priority: 'normal',
			at: '10:00',
			holdoutPercent: 0,
			goal: null,
			whenNoText: 'hold',
			steps: [
				{ days: 0, to: 'customer', neutral: null, effects: [], validDays: null, asks: false },
			],
		});
	});

	it('has its texts in the language that they are written in', () => {
		const [step] = read({
			steps: [{ subject: '生日快乐', text: '{称呼}祝您生日快乐！' }],
		}).steps;
		expect(step?.words).toEqual({
			subject: { 'zh-CN': '生日快乐' },
			text: { 'zh-CN': '{称呼}祝您生日快乐！' },
		});
		// A subject may be a mere brand, and a field may have its name in any language.
		const [brand] = read({ steps: [{ subject: 'Acme', text: '{greeting}祝您生日快乐！' }] }).steps;
		expect(Object.keys(brand?.words.subject ?? {})).toEqual(['zh-CN']);
		const [english] = read({ steps: [{ subject: 'Hi', text: 'Dear {姓名}' }] }).steps;
		expect(Object.keys(english?.words.text ?? {})).toEqual(['en']);
		const [both] = read({
			steps: [{ subject: { en: 'Hi', fr: 'Salut' }, text: { fr: 'Oui.', en: 'Yes.' } }],
		}).steps;
		expect(both?.words.text).toEqual({ fr: 'Oui.', en: 'Yes.' });
	});

	it('says what has to be read of a customer for it', () => {
		const of = (more: object) => looksAt(read({ ...more }));
		expect(of({})).toEqual({ events: ['goal.reached'], changes: [] });
		expect(
			of({
				occasion: 'renewal',
				steps: rows({ effects: 'quote.opened' }, {}),
				goal: { events: ['contract.renewed', 'deal.won'], days: 120 },
			}),
		).toEqual({
			events: ['goal.reached', 'contract.renewed', 'deal.won', 'quote.opened'],
			changes: [],
		});
		const usage = { of: 'attribute', attribute: 'usage' };
		expect(of({ occasion: 'milestone', settings: usage }).changes).toEqual(['usage']);
		const risk = { attribute: 'at_risk' };
		expect(of({ occasion: 'gone_quiet', settings: risk }).changes).toEqual(['at_risk']);
	});

	it('that asks what a survey asks is agreed to as that survey is', () => {
		const of = (occasion: string) => read({ occasion }).rules;
		expect(of('passive')).toMatchObject({ purpose: 'survey', metric: 'nps' });
		expect(of('promoter')).toMatchObject({ purpose: 'promotional_care', metric: null });
	});

	it('goes to the owner where it is set so, step by step or as a whole', () => {
		const to = (more: object) => read({ occasion: 'renewal', ...more }).steps.map((one) => one.to);
		expect(to({ steps: rows({}, {}) })).toEqual(['owner', 'customer']);
		expect(to({ steps: rows({}, {}), sendTo: 'owner' })).toEqual(['owner', 'owner']);
		expect(to({ steps: rows({ to: 'customer' }, {}), sendTo: 'owner' })).toEqual([
			'customer',
			'owner',
		]);
	});

	it.each<[string, Record<string, unknown>, string]>([
		['no key', { key: '' }, '"campaign.key" is empty'],
		[
			'a key with capitals',
			{ key: 'My Care' },
			'"campaign.key" is "My Care", but must be small letters',
		],
		[
			'an occasion that there is not',
			{ occasion: 'nameday' },
			'"campaign.occasion" is "nameday", but must be one of birthday, holiday',
		],
		['a field that there is not', { cap: 3 }, '"campaign.cap" is not known.'],
		['no step', { steps: [] }, '"campaign.steps" is [], but must be at least one step.'],
		[
			'a step without text',
			{ steps: [{ subject: 'Hi' }] },
			'"campaign.steps[0].text" has nothing in en, but "campaign.steps[0].subject" has.',
		],
		[
			'an empty step',
			{ steps: [{}] },
			'"campaign.steps[0].text" is empty, so there is nothing to send.',
		],
		[
			'a text that nobody sees',
			{ steps: [{ subject: '\u200b', text: '\u200b \u2060' }] },
			'"campaign.steps[0].text" is empty, so there is nothing to send.',
		],
		[
			'a text that lacks a language',
			{ steps: [{ subject: { en: 'Hi' }, text: { en: 'Hi', fr: 'Salut' } }] },
			'"campaign.steps[0].subject" has nothing in fr, but "campaign.steps[0].text" has.',
		],
		[
			'a language that is none',
			{ steps: [{ subject: { klingon_: 'Hi' }, text: 'Hi' }] },
			'"campaign.steps[0].subject.klingon_" is "klingon_", but must be a language tag',
		],
		['a time that is none', { at: '25:00' }, '"campaign.at" is "25:00", but must be a time of day'],
		[
			'steps out of order',
			{ steps: rows({ days: 3 }, { days: 1 }) },
			'"campaign.steps[1].days" is 1, but the step before comes on day 3.',
		],
		[
			'half a day',
			{ steps: rows({ days: 0.5 }) },
			'"campaign.steps[0].days" is 0.5, but must be a whole number from -366 to 3660.',
		],
		[
			'more steps than the series has, without days',
			{ steps: rows({}, {}) },
			'"campaign.steps[1].days" is missing',
		],
		[
			'a lead before what nobody can foresee',
			{ occasion: 'gone_quiet', steps: rows({ days: -1 }) },
			'"campaign.steps[0].days" is -1, but must be a whole number from 0 to 3660.',
		],
		[
			'a reader that there is not',
			{ steps: rows({ to: 'boss' }) },
			'"campaign.steps[0].to" is "boss", but must be one of customer, owner.',
		],
		[
			'an effect that is no event',
			{ steps: rows({ effects: 'login' }) },
			'"campaign.steps[0].effects" is "login", but must be types of events such as "deal.won"',
		],
		['a goal without end', { goal: { events: 'order.*', days: 0 } }, '"campaign.goal.days" is 0'],
		[
			'everybody left out',
			{ occasion: 'gone_quiet', holdoutPercent: 100 },
			'"campaign.holdoutPercent" is 100, but must be a number from 0 to 50.',
		],
		[
			'wishes that are withheld',
			{ holdoutPercent: 10 },
			'"campaign.holdoutPercent" is 10, but of the occasion birthday nobody is left out',
		],
		[
			'a renewal that is withheld',
			{ occasion: 'renewal', holdoutPercent: 10 },
			'but of the occasion renewal nobody is left out',
		],
		[
			'a setting of another occasion',
			{ settings: { edition: '1' } },
			'"campaign.settings.edition" is not known.',
		],
		[
			'no festival',
			{ occasion: 'holiday', settings: { festivals: '' } },
			'"campaign.settings.festivals[0]" is ""',
		],
		[
			'a festival that there is not',
			{ occasion: 'holiday', settings: { festivals: ['festivus'] } },
			'"campaign.settings.festivals[0]" is "festivus", but must be one of new_year',
		],
		['no edition', { occasion: 'own_list' }, '"campaign.settings.edition" is empty'],
		[
			'a date with a space',
			{ occasion: 'renewal', settings: { date: 'end of' } },
			'"campaign.settings.date" is "end of", but must be',
		],
		[
			'a value of no attribute',
			{ occasion: 'gone_quiet', settings: { is: 'yes' } },
			'"campaign.settings.is" is filled, but "campaign.settings.attribute" names no attribute.',
		],
		[
			'a milestone that is no number',
			{ occasion: 'milestone', settings: { counts: 'ten' } },
			'"campaign.settings.counts" is "ten", but must be whole numbers',
		],
		[
			'an anniversary of no year',
			{ occasion: 'anniversary', settings: { years: [0] } },
			'"campaign.settings.years[0]" is 0',
		],
		[
			'a rhythm of one order',
			{ occasion: 'gone_quiet', settings: { leastOrders: 1 } },
			'"campaign.settings.leastOrders" is 1',
		],
		[
			'a metric that there is not',
			{ occasion: 'promoter', settings: { metric: 'stars' } },
			'"campaign.settings.metric" is "stars"',
		],
		[
			'an answer to no question',
			{ whenNoText: 'translate' },
			'"campaign.whenNoText" is "translate", but must be one of hold, default.',
		],
	])('with %s is refused, and told what', (_what, more, message) => {
		expect(() => read(more)).toThrow(message);
	});

	it.each<[string, string, string]>([
		[
			'a field that there is not',
			'Dear {nmae}',
			'"campaign.steps[0].text" says {nmae}, which is no field.',
		],
		[
			'one of another occasion',
			'{festival}',
			'"campaign.steps[0].text" says {festival}, which this occasion does not have as it is set.',
		],
		[
			'an age that was not asked for',
			'Happy {years}th!',
			'says {years}, which this occasion does not have as it is set.',
		],
		[
			'an expression that was not filled in',
			'Dear {{ $json.name }}',
			'"campaign.steps[0].text" has {{ … }} in it, which n8n has not filled in.',
		],
	])('whose text says %s is refused before anybody is written to', (_what, text, message) => {
		expect(() => read({ steps: rows({ text }) })).toThrow(message);
		const neutral = rows({ neutralSubject: 'Hello', neutralText: text });
		expect(() => read({ steps: neutral })).toThrow(message.replace('.text', '.neutralText'));
	});

	it('may say what its occasion and its workspace have', () => {
		const text =
			'{greeting} {name} {姓名} {company|you} {brand} {owner|we} {date} {plan|basic} { } {1}';
		expect(() => read({ steps: rows({ text }) })).not.toThrow();
		const settings = { sayAge: true };
		expect(() => read({ settings, steps: rows({ text: '{years|}' }) })).not.toThrow();
	});
});

describe('two campaigns with one key', () => {
	const [workflow, node] = [
		{ id: 'w1', name: 'Birthdays' },
		{ id: 'n1', name: 'Care' },
	];
	const first = { workflow, node };

	it.each([
		['of another workflow', { workflow: { id: 'w2', name: 'Wishes' }, node }],
		['of another workflow of the same name', { workflow: { ...workflow, id: 'w2' }, node }],
		['of another node of the same name', { workflow, node: { ...node, id: 'n2' } }],
	])('are refused, naming where the first is: %s', (_, second) => {
		expect(() => refuseSecond('care', first, second)).toThrow(
			'The campaign "care" is defined by the node "Care" of the workflow "Birthdays" already.',
		);
	});

	it('are one where the node or its workflow was given another name', () => {
		const renamed = { workflow: { ...workflow, name: 'Wishes' }, node: { ...node, name: 'Find' } };
		expect(() => refuseSecond('care', first, renamed)).not.toThrow();
		expect(() => refuseSecond('care', null, first)).not.toThrow();
	});
});
