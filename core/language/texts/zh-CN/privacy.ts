import type { privacyTexts as english } from '../en/privacy';
import type { InOtherWords } from '../shape';

/** What is told of a person's data, in Chinese. */
export const privacyTexts: InOtherWords<typeof english> = {
	'privacy.erased': '已永久删除：移除了 {rows} 行，{scores} 份答卷只保留分数。回执 {receipt}。',
	'privacy.erased.masked': '在其他人的 {count} 段文字中遮盖了其地址。',
	'privacy.inFlight': '当时有 {count} 封邮件正在交给服务器，可能仍会送达。',
	'privacy.unknown': '没有存储客户“{customer}”：可能已被删除，或从未有过。没有作任何更改。',
	'privacy.foreseen':
		'没有删除任何内容：手动执行只显示将会删除什么。将移除 {rows} 行，{scores} 份答卷将只保留分数。要真正删除，请发布工作流并由其触发器启动。',
	'privacy.foreseen.test':
		'没有删除任何内容：这是测试数据。将移除 {rows} 行，{scores} 份答卷将只保留分数。',
	'privacy.exported': '已复制关于该客户的 {rows} 行数据。',
	'privacy.outside.executions': 'n8n 保存的执行记录，直到 n8n 将其清理',
	'privacy.outside.backups': '数据库的备份和副本',
	'privacy.outside.mail': '已发送的邮件，以及转发邮件的服务器日志',
	'privacy.outside.systems': '其他系统，例如 CRM',
	'privacy.outside.log': 'PostgreSQL 的预写日志，直到其被循环使用',
	'privacy.mail.subject': '您的数据已删除',
	'privacy.mail.text':
		'{deleted}\n\n**回执：**{receipt}\n\n{scores}如果您曾要求我们不再联系您，此要求继续有效：我们只保留您地址的一个标记，任何人都无法由此还原地址。\n\n以下内容不在本次删除范围内：您已收到的邮件，会随时间被替换的备份和日志，以及我们可能在别处保存的内容，例如订单和发票。\n\n{inFlight}我们没有保存本邮件的收件地址。',
	'privacy.mail.deleted': '我们在此存储的关于您的全部数据已于 {moment} 删除。',
	'privacy.mail.asked':
		'您要求我们删除您的数据。我们在此存储的关于您的全部数据已于 {moment} 删除。',
	'privacy.mail.scores':
		'您给出的评分会保留，连同其所属问卷和月份，但没有任何内容表明它来自您：{scores} 份。',
	'privacy.mail.inFlight': '当时正在发送的一封消息可能仍会送达您。',
	'privacy.page.erased.title': '您的数据已删除',
	'privacy.page.erased': '{brand}已删除存储的关于您的数据。',
	'privacy.page.traces': '数据库文件中的最后痕迹将于 {moment} 前清除。',
	'privacy.page.inFlight': '当时正在发送、可能仍会送达的消息：{count}。',
	'privacy.page.receipt': '如需留存回执：{receipt}',
	'privacy.erase.title': '删除您的全部数据？',
	'privacy.erase.goes':
		'此操作将立即并永久删除{brand}在此存储的关于您的全部数据：您的答卷、您的消息以及与您的约定。',
	'privacy.erase.stays.title': '保留的内容',
	'privacy.erase.stays':
		'您给出的评分及其所属问卷和月份，没有任何内容表明它们来自您。如果您曾要求我们不再联系您，则保留您地址的一个标记，使该要求继续有效；任何人都无法由此还原地址。',
	'privacy.erase.outside.title': '不在删除范围内',
	'privacy.erase.outside': '已发送的邮件、到期前的备份和日志，以及{brand}其他系统中的数据。',
	'privacy.erase.link':
		'任何持有此链接的人都能用它删除您的数据。如果此链接是别人转发给您的，请不要操作。',
	'privacy.erase.sure': '是的，全部删除。我知道删除后无法恢复。',
	'privacy.data.title': '查看您的全部数据？',
	'privacy.data.shows': '此操作将显示{brand}在此存储的关于您的全部数据。',
	'privacy.data.link':
		'任何持有此链接的人也能看到这些数据。如果此链接是别人转发给您的，请不要操作。',
	'privacy.data.page': '在此显示',
	'privacy.data.file': '保存为供程序使用的文件',
	'privacy.back': '返回，不作更改',
	'privacy.copy.title': '存储的关于您的数据',
	'privacy.copy.of': '{brand} 于 {moment} 存储的全部内容。',
	'privacy.copy.rows': '{count} 条',
	'privacy.copy.none': '没有存储任何内容。',
	'privacy.copy.more': '文件 data.json 为程序提供同样的内容。',
	'privacy.field.name': '姓名',
	'privacy.field.title': '称谓',
	'privacy.field.email': '邮箱',
	'privacy.field.phone': '电话',
	'privacy.field.language': '语言',
	'privacy.field.country': '国家',
	'privacy.field.timeZone': '时区',
	'privacy.field.segment': '客户分层',
	'privacy.field.number': '{system} 中的编号',
	'privacy.field.value': '年消费额',
	'privacy.field.tag': '标签',
	'privacy.field.birth': '生日',
	'privacy.field.renewal': '续约日',
	'privacy.field.first_order': '首次下单',
	'privacy.field.last_order': '最近下单',
	'privacy.table.customer': '您的身份',
	'privacy.table.event': '发生的事情',
};
