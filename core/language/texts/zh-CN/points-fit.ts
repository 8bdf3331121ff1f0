import type { pointsFitTexts as english } from '../en/points-fit';
import type { InOtherWords } from '../shape';

export const pointsFitTexts: InOtherWords<typeof english> = {
	'pointsFit.nobody': '没有已知在{day}时仍在的客户。',
	'pointsFit.left': '{day}时在的 {n} 位客户中，此后流失 {lost} 位，{percent}（{range}）。',
	'pointsFit.tooFew': '样本太少，暂不下结论：流失和留下的客户各至少需要 {least} 位。扣分保持不变。',
	'pointsFit.nothingTells': '这些原因与流失的关系可能只是偶然。扣分保持不变。',
	'pointsFit.apart':
		'取一位流失的和一位留下的客户，建议的扣分有 {proposed} 的机会认出流失的那位（{range}），现用的为 {inUse}（{inUseRange}）；依据未参与拟合的 {n} 位客户。',
	'pointsFit.noBetter': '现用的扣分同样能够分辨。',
	'pointsFit.points': '建议：{list}。',
	'pointsFit.kept': '保持现用：{list}。',
	'pointsFit.one': '{name} {value} 分',
	'pointsFit.two': '{name} {value} 分（现用 {inUse} 分）',
	'pointsFit.byOrders': '是否流失按订单判断，因此下单推迟的比重会更大。',
	'pointsFit.notSet': '没有改动任何设置：扣分在 Workspace 的 Health Points 中设置。',
	'pointsFit.reason.lowScore': '低分',
	'pointsFit.reason.brokenPromise': '承诺未兑现',
	'pointsFit.reason.openPromise': '承诺尚待兑现',
	'pointsFit.reason.unanswered': '问卷未回答',
	'pointsFit.reason.fallingContact': '往来减少',
	'pointsFit.reason.noOrder': '下单推迟',
	'pointsFit.reason.renewalNear': '续约临近',
};
