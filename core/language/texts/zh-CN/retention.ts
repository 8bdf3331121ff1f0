import type { retentionTexts as english } from '../en/retention';
import type { InOtherWords } from '../shape';

export const retentionTexts: InOtherWords<typeof english> = {
	'retention.kind.answers': '回答',
	'retention.kind.comments': '留言',
	'retention.kind.invitations': '邀请',
	'retention.kind.messages': '消息',
	'retention.kind.events': '事件',
	'retention.kind.cases': '跟进单',
	'retention.kind.auditTrail': '审计记录',
	'retention.kind.activities': '动态',
	'retention.kind.privacyRequests': '数据请求',
	'retention.kind.care': '关怀记录',
	'retention.some': '{kind}（{count}）',
	'retention.many': '{kind}（{count} 或更多）',
	'retention.tonight': '{moment} 将永久清除：{kinds}。',
	'retention.tonightNone': '{moment} 尚无需清除的内容。',
	'health.retention.none': '除旧动态外不会自动清除任何内容：未设置保留期限。',
	'health.retention.quiet': '30 天内没有到期的内容。',
	'health.retention.soon': '30 天内将自动清除：{kinds}。',
	'health.retention.last': '上次检查：{moment}。',
	'health.retention.late': '自 {moment} 以来，到期的内容未被清除：{kinds}。',
	'health.retention.late.hint': '若时钟未发布，请发布；若时钟在运行，检查项 stuck 会说明失败原因。',
};
