import type { labelTexts as english } from '../en/label';
import type { InOtherWords } from '../shape';

export const labelTexts: InOtherWords<typeof english> = {
	'label.positive': '正面（强度 {strength}）。',
	'label.neutral': '中性（强度 {strength}）。',
	'label.negative': '负面（强度 {strength}）。',
	'label.empty': '没有留言可读。',
	'label.unknown': '看不出褒贬：未知，不等于中性。',
	'label.complaintWithHighScore': '评分高，留言却在抱怨。',
	'label.praiseWithLowScore': '评分低，留言却在称赞。',
	'label.cut': '只读了前 {most} 个字符。',
	'label.modelUsed':
		'由模型读取：从本工作区 {n} 条评分高或低的留言学得，在其中没见过的 {heldOut} 条上平衡准确率为 {model}（词表：{lists}）。',
	'label.modelNotBetter':
		'由词表读取：从本工作区 {n} 条留言学得的模型，在没见过的 {heldOut} 条上没有更好（{model}；词表：{lists}）。',
	'label.oneClass':
		'由词表读取：本工作区 {n} 条有评分的留言中，不同的高分或低分留言太少，学不出差别。',
};
