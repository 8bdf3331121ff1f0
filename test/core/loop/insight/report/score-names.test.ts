import { scoreName, scoreSaid } from '../../../../../core/loop/insight/report/report-context';
import type { Summary } from '../../../../../core/loop/insight/summary';
import { sayIn } from '../../../../../core/language/say';

const scale = { min: 1, max: 5, direction: 'higher_is_better' } as const;
const visit = { surveyKey: 'visit', purpose: 'transactional', metric: 'csat', scale, highFrom: 4 };
const yesNo = { scale: { ...scale, max: 2 }, highFrom: 2 };
const fixed = { ...visit, ...yesNo, surveyKey: 'fix-confirmed', purpose: 'verification' };
const order = { ...visit, surveyKey: 'order' };

const summaryOf = (scores: object[]): Summary => ({ scores }) as never;

it.each([
	['en', 'Fixes that customers confirm', 'The share of confirmed fixes', 'Satisfaction'],
	['zh-CN', '解决确认率', '解决确认率', '满意率'],
])(
	'in %s a yes to a fix is not called satisfaction, and is nothing that satisfaction has to be told from',
	(language, name, said, satisfaction) => {
		const context = { summary: summaryOf([visit, fixed]), say: sayIn(language) };
		expect(scoreName(fixed as never, context)).toBe(name);
		expect(scoreSaid(fixed as never, context)).toBe(said);
		expect(scoreSaid(visit as never, context)).toBe(satisfaction);
		const both = { ...context, summary: summaryOf([visit, order, fixed]) };
		expect(scoreSaid(visit as never, both)).toContain('visit');
	},
);
