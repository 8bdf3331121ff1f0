import type { deliveryTexts as english } from '../en/delivery';
import type { InOtherWords } from '../shape';

/** 邮件为什么没有发出，以及该怎么办。 */
export const deliveryTexts: InOtherWords<typeof english> = {
	'delivery.notSent': '未发送给 {address}：{reason}',

	'delivery.no_address': '这不是电子邮件地址。',
	'delivery.no_address.hint': '请在地址的来源处更正。',
	'delivery.address_unsupported':
		'邮件服务器 {server} 无法投递到该地址：@ 前含有 ö、李 等字符时，服务器必须支持 SMTPUTF8。{reply}',
	'delivery.address_unsupported.hint':
		'请使用此人的另一个地址，或改用支持 SMTPUTF8（RFC 6531）的邮件服务器。',
	'delivery.address_unknown': '邮件服务器表示该地址不存在或已停用：{reply}',
	'delivery.address_unknown.hint': '请在地址的来源处更正。',
	'delivery.too_large': '邮件超过允许的大小：{reply}',
	'delivery.too_large.hint': '请缩短正文、减少附件，较长的内容改用链接。',
	'delivery.refused': '邮件服务器拒收该邮件：{reply}',
	'delivery.refused.hint': '请联系邮件服务器的管理员。',

	'delivery.login': '邮件服务器 {server} 不接受登录：{reply}',
	'delivery.login.hint': '请检查邮件服务器凭证中的用户和密码。',
	'delivery.login_missing': '邮件服务器 {server} 在此连接上不提供登录。{reply}',
	'delivery.login_missing.hint':
		'请在凭证中把 Security 设为 STARTTLS 或 TLS：多数服务器不允许未加密的登录。服务器不需要登录时，请将密码留空。',
	'delivery.starttls': '邮件服务器 {server} 不支持用 STARTTLS 加密：{reply}',
	'delivery.starttls.hint':
		'请在凭证中把 Security 设为 TLS，并使用相应端口（一般为 465）。None 只用于同一台机器上的服务器。',
	'delivery.certificate': '邮件服务器 {server} 的证书不受信任：{reply}',
	'delivery.certificate.hint':
		'请在 Host 中填写证书所签发的名称，或更新证书。自签证书请加入 n8n 的 NODE_EXTRA_CA_CERTS。',
	'delivery.encryption': '邮件服务器 {server} 在此端口上不使用 TLS：{reply}',
	'delivery.encryption.hint':
		'请在凭证中把 Security 设为 STARTTLS（一般为端口 587），或改用 TLS 端口（一般为 465）。',
	'delivery.sender': '邮件服务器 {server} 不接受发件人 {sender}：{reply}',
	'delivery.sender.hint': '请检查凭证中的发件人（From）。',
	'delivery.sender_unsupported':
		'邮件服务器 {server} 无法以 {sender} 发信：@ 前含有 ö、李 等字符时，服务器必须支持 SMTPUTF8。{reply}',
	'delivery.sender_unsupported.hint':
		'请在凭证中填写 @ 前不含此类字符的发件人（From），或改用支持 SMTPUTF8（RFC 6531）的邮件服务器。',
	'delivery.later': '邮件服务器要求稍后再试：{reply}',
	'delivery.later.hint': '请打开 Retry On Fail，或等时钟再次发送。',
	'delivery.unreachable': '邮件服务器 {server} 无法使用：{reply}',
	'delivery.unreachable.hint': '请检查邮件服务器是否可以连接：凭证中的主机、端口和加密方式。',

	'delivery.blocked': '收件人已屏蔽该发件人：{reply}',
	'delivery.blocked.hint': '请用其他方式联系此人。',
	'delivery.window_closed': '可以给此人发消息的时间已过：{reply}',
	'delivery.window_closed.hint': '请用其他方式联系此人。',
	'delivery.limited': '邮件服务器暂时不再接收更多邮件：{reply}',
	'delivery.limited.hint': '请打开 Retry On Fail，或等时钟再次发送。',

	'deliveryBy.no_address': '没有用于{channel}的地址。',
	'deliveryBy.no_address.hint': '请在客户或团队成员资料中补充，或改用其他渠道。',
	'deliveryBy.address_unknown': '{channel}不认识该接收人：{reply}',
	'deliveryBy.address_unknown.hint': '请在地址的来源处更正。',
	'deliveryBy.too_large': '消息超过{channel}允许的长度：{reply}',
	'deliveryBy.too_large.hint': '请缩短正文，较长的内容改用链接。',
	'deliveryBy.blocked': '接收人已屏蔽{channel}消息或已取消关注：{reply}',
	'deliveryBy.blocked.hint': '请用其他方式联系此人。',
	'deliveryBy.window_closed': '距对方上次发言已超过{channel}允许发送消息的时限：{reply}',
	'deliveryBy.window_closed.hint': '请用其他方式联系此人，或等对方先发言。',
	'deliveryBy.refused': '{channel}拒绝了该消息：{reply}',
	'deliveryBy.refused.hint': '请在{channel}的管理后台查询该返回信息的含义。',
	'deliveryBy.login': '{channel}不接受该账号：{reply}',
	'deliveryBy.login.hint': '请检查其凭证中的各项内容以及该账号的权限。',
	'deliveryBy.sender': '{channel}不允许该发送者发消息：{reply}',
	'deliveryBy.sender.hint': '请检查其凭证中的发送者。',
	'deliveryBy.later': '{channel}要求稍后再试：{reply}',
	'deliveryBy.later.hint': '请打开 Retry On Fail，或等时钟再次发送。',
	'deliveryBy.limited': '{channel}暂时不再接收更多消息：{reply}',
	'deliveryBy.limited.hint': '其余消息由时钟在额度恢复后发送。',
	'deliveryBy.unreachable': '{channel}无法使用：{reply}',
	'deliveryBy.unreachable.hint': '请检查其凭证中的地址，以及 n8n 是否可以访问。',
};
