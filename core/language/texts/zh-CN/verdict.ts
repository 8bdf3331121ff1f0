import type { verdictTexts as english } from '../en/verdict';
import type { InOtherWords } from '../shape';

export const verdictTexts: InOtherWords<typeof english> = {
	'verdict.unlikely_chance': '不像是偶然',
	'verdict.could_be_chance': '可能只是偶然',
	'verdict.no_change': '看不出变化',
	'verdict.too_few': '样本太少，暂不下结论',
	'verdict.ok': '数值',
};
