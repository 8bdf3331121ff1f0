import type { offScaleTexts as english } from '../en/off-scale';
import type { InOtherWords } from '../shape';

export const offScaleTexts: InOtherWords<typeof english> = {
	'offScale.one': '有 1 份回答未计入：其分值不在量表范围内。',
	'offScale.other': '有 {n} 份回答未计入：其分值不在量表范围内。',
};
