import type { labelTexts as english } from '../en/label';
import type { InOtherWords } from '../shape';

export const labelTexts: InOtherWords<typeof english> = {
	'label.positive': '正面（强度 {strength}）。',
	'label.neutral': '中性（强度 {strength}）。',
	'label.negative': '负面（强度 {strength}）。',
	'label.unknown': '看不出褒贬：未知，不等于中性。',
	'label.complaintWithHighScore': '评分高，留言却在抱怨。',
	'label.praiseWithLowScore': '评分低，留言却在称赞。',
	'label.cut': '只读了前 {most} 个字符。',
};
