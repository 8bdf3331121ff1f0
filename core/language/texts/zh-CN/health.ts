import type { healthTexts as english } from '../en/health';
import type { InOtherWords } from '../shape';

export const healthTexts: InOtherWords<typeof english> = {
	'health.healthy': '一切就绪。',

	'health.schema.ok': '数据库结构版本为 {version}。',
	'health.schema.other': '数据库结构版本为 {version}，而本软件包写入的是版本 {newest}。',
	'health.schema.hint': '请重启 n8n，并让所有 n8n 进程使用同一版本的软件包。',

	'health.mode.single': '单个 n8n 进程，数据库为 {database}。',
	'health.mode.queue': 'n8n 以队列模式运行，数据库为 {database}。',
	'health.mode.wrong': 'n8n 以队列模式运行，却使用 SQLite，各进程的数据无法共享。',
	'health.mode.hint': '请在 Satisfaction Workspace 凭证中把 Database 改为 PostgreSQL。',

	'health.address.ok': '链接指向 {address}。',
	'health.address.sandbox': '链接指向 {address}：这是沙箱环境。',
	'health.address.local': '链接会指向 {address}，只有本服务器能打开。',
	'health.address.local.hint':
		'请为 n8n 设置 WEBHOOK_URL，或在 Satisfaction Workspace 凭证中填写 Public Address。',
	'health.address.unknown': '还没有发布任何页面，尚不知道链接会指向哪里。',
	'health.address.unknown.hint': '请先发布一份问卷，再检查一次。',

	'health.mail.ok': '{server} 登录成功；邮件的发件人是 {sender}。',
	'health.mail.none': '工作区没有设置邮件服务器，因此未检查邮件。',
	'health.mail.none.hint':
		'请在 Satisfaction Workspace 凭证中填写 Mail Host；如果消息全部由其他节点发送，则无需填写。',
	'health.mail.fault': '邮件发不出去。{error}',
	'health.mail.fault.hint': '请检查 Satisfaction Workspace 凭证中的邮件字段。（{hint}）',

	'health.clock.ok': '时钟正在运行，所在工作流：{workflow}。',
	'health.clock.none': '时钟尚未发布，到期的消息都不会发送。',
	'health.clock.none.hint': '请发布一个带 Satisfaction Timer Trigger 的工作流，例如模板“时钟”。',
	'health.clock.off': '时钟已取消发布，到期的消息都不会发送。',
	'health.clock.off.hint': '请重新发布工作流“{workflow}”。',
	'health.clock.silent': '时钟虽已发布，但已有{span}没有动静。',
	'health.clock.silent.hint': '请取消发布工作流“{workflow}”后重新发布；停止的原因见 n8n 的日志。',

	'health.unpublished.ok': '没有任务在等待未发布的工作流。',
	'health.unpublished.waiting': '有任务因所属工作流未发布而在等待：{workflows}。',
	'health.unpublished.hint': '请重新发布这些工作流：等待的任务会从它们的触发器继续。',
	'health.unpublished.workflow': '工作流“{workflow}”（{count} 项）',
	'health.unpublished.survey': '问卷“{key}”的工作流（{count} 项）',
	'health.unpublished.events': '接收过事件、现已不存在的工作流（{count} 项）',

	'health.stuck.ok': '没有卡住的任务。',
	'health.stuck.some': '多次失败后已放弃：{kinds}。',
	'health.stuck.error': '多次失败后已放弃：{kinds}。最后一次错误：{error}',
	'health.stuck.hint':
		'请按错误信息处理，然后运行 Satisfaction Workspace 的 Retry Stuck；每一项都会从 Satisfaction Timer Trigger 的 Stuck 输出给出。',
	'health.retried.some': '几秒内将重试：{kinds}。',
	'health.retried.none': '没有卡住的任务。',

	'health.backlog.ok': '没有延误；计划中的任务：{count} 项。',
	'health.backlog.late': '最早的任务已等待{span}：{kinds}。',
	'health.backlog.held': '动态触发器已等待{span}：PostgreSQL 服务器上有未结束的事务。',
	'health.backlog.held.hint':
		'请结束该事务：在 pg_stat_activity 中查看服务器的所有数据库，找出 backend_xid 较早、状态为“idle in transaction”的连接；并设置 idle_in_transaction_session_timeout。',
	'health.backlog.hint': '请查看时钟工作流的执行记录：执行失败、太慢，或 n8n 曾停机。',

	'health.kind': '{kind} {count} 项',
	'health.kind.invitation_due': '邀请',
	'health.kind.reminder': '提醒',
	'health.kind.notice': '负责人通知',
	'health.kind.message': '消息',
	'health.kind.retention': '清除旧数据',
	'health.kind.incentive': '答题兑换码',
	'health.kind.care': '关怀活动的消息',
	'health.kind.sla_warning': '临期提醒',
	'health.kind.sla_breach': '超时',
	'health.kind.rung': '升级',
	'health.kind.pause_over': '暂停结束',
	'health.kind.promise_due': '承诺到期',
	'health.kind.verification_due': '解决回访',
	'health.kind.verification_silent': '无人确认的解决',
	'health.kind.partial_to_close': '未填完的回答',
	'health.kind.changed_answer': '有改动的回答',
	'health.kind.low_score_without_case': '尚无跟进单的低分',
	'health.kind.unprocessed_event': '事件',
	'health.kind.ask_again': '待再次询问的客户',
	'health.kind.clean_store': '数据库文件清理',
	'health.kind.activity': '动态',

	'health.polls.ok': '需要轮询的系统都能读取。',
	'health.polls.and': '、',
	'health.polls.failing': '{systems} 无法读取变动，已有{span}：{failure}',
	'health.polls.hint': '请在工作流“{workflow}”中改正凭据或选项；期间的变动之后会补读。',

	'health.senders.ok': '加密推送均可读取。',
	'health.senders.wrong_token': '“{workflow}”拒收{system}的推送：此处的 Token 与对方不一致。',
	'health.senders.wrong_token.hint':
		'请从{system}复制 Token（YonBIP 为 App Secret），填入 Satisfaction Sender 凭据的 Secret。',
	'health.senders.wrong_key': '“{workflow}”无法解密{system}的推送：此处的加密密钥与对方不一致。',
	'health.senders.wrong_key.hint':
		'请从{system}复制加密密钥，填入 Satisfaction Sender 凭据的 Encryption Key。',
	'health.senders.wrong_receiver':
		'“{workflow}”拒收{system}的推送：推送的企业或应用与触发器中填写的不同。',
	'health.senders.wrong_receiver.hint':
		'请改正触发器中的企业或应用 ID，或在{system}的设置中移除此地址。',

	'health.unread.ok': '收到的推送均可读取。',
	'health.unread.old': '一周内收到的推送均可读取；更早的推送中有无法读取而保留的（{pushes}）。',
	'health.unread.kept':
		'“{workflow}”有无法读取的{system}推送，已保留（{pushes}）。最近一条的原因：{why}',
	'health.unread.hint':
		'请将推送内容与 CRM Trigger 中的样例对照，改正触发器或发送方，然后重新发布工作流，保留的推送会再次读取。保留 30 天。',

	'health.surveys.ok': '已发布：{keys}。',
	'health.surveys.none': '还没有发布任何问卷。',
	'health.surveys.none.hint':
		'请发布一个带 Satisfaction Response Trigger 的工作流：它定义问卷并提供答题页面。',
	'health.surveys.verification': '回访问卷“{key}”没有发布，客户无法确认问题是否解决。',
	'health.surveys.verification.hint': '请发布定义它的工作流，或在设置中另选 Verification Survey。',
	'health.surveys.dark': '以下问卷的链接目前打不开：{keys}。',
	'health.surveys.dark.hint':
		'请重新发布它们的工作流。要停用问卷，请关闭其 Accept Answers，而不是取消发布。',
	'health.surveys.untranslated': '问卷的部分文本与页面其余部分语言不同：{surveys}。',
	'health.surveys.lacks': '{key} 缺少 {languages}',
	'health.surveys.untranslated.hint':
		'请在其 Satisfaction Response Trigger 的 Texts 中补充译文，或在 Languages 中去掉该语言。Satisfaction Survey 的 Preview 会逐条列出。',

	'health.casePage.ok': '负责人可以打开自己的跟进单。',
	'health.casePage.none': '负责人页面尚未发布，负责人打不开自己的跟进单。',
	'health.casePage.none.hint': '请发布一个带 Satisfaction Case Trigger 的工作流，例如模板“时钟”。',
	'health.casePage.off': '负责人页面已取消发布，负责人打不开自己的跟进单。',
	'health.casePage.off.hint': '请重新发布工作流“{workflow}”。',

	'health.people.ok': '团队名单中有 {count} 人。',
	'health.people.none': '团队名单还是空的，跟进单找不到负责人。',
	'health.people.none.hint': '请用 Satisfaction Team 节点录入团队成员。',

	'health.leavers.ok': '未完成的跟进单的负责人都在岗，或尚未指派。',
	'health.leavers.some': '有未完成的跟进单属于已离开的人：{people}。',
	'health.leavers.person': '{name}（{count} 单）',
	'health.leavers.hint': '请转交：在主管页面上，或用 Satisfaction Case 的 Reassign。',

	'health.erasures.none': '尚未删除过任何客户。',
	'health.erasures.clean': '已删除 {count} 位客户。自 {moment} 起，数据库文件中不再有其痕迹。',
	'health.erasures.waiting': '数据库文件中可能仍有 {count} 次删除的痕迹，将在今夜清理。',
	'health.erasures.late': '自 {moment} 以来，数据库文件中可能仍有 {count} 次删除的痕迹。',
	'health.erasures.late.hint':
		'时钟会在凌晨三点半清理：请确认时钟已发布，并且磁盘还有可再容纳一份数据库的空间。',

	'health.held.none': '最近七天没有等待本人确认的评分。',
	'health.held.some':
		'最近七天提交得比人按下按钮还快、且没有再按一次确认的评分：{count} 个，其中低分 {low} 个。它们多由邮件程序提交，在客户本人作答之前不计入任何统计；提醒邮件会再次询问，视图 v_held_ratings 列出了它们。',

	'health.care.ok': '没有关怀活动自行停止。',
	'health.care.campaign': '{campaign}（收到消息的 {sent} 人中有 {optOuts} 人退订，{share}%）',
	'health.care.stopped': '退订的客户超过工作区允许的比例，因此自行停止的活动：{campaigns}。',
	'health.care.hint':
		'请检查活动联系了谁、多频繁、写了什么，再用 Satisfaction Care 的 Stop 操作（Go On Again）让它继续。',

	'health.incentives.none': '没有问卷发放答题兑换码。',
	'health.incentives.ok': '剩余的答题兑换码：{lists}。',
	'health.incentives.few': '答题兑换码快发完了：{lists}。',
	'health.incentives.list': '{key} 剩 {left} 个（共 {all} 个）',
	'health.incentives.waitingOne': '{key} 剩 {left} 个（共 {all} 个），有 1 位客户在等',
	'health.incentives.waiting': '{key} 剩 {left} 个（共 {all} 个），有 {waiting} 位客户在等',
	'health.incentives.hint': '请用 Satisfaction Survey 的 Add Incentive Codes 补充兑换码。',

	'health.zone.ok': '时间按 {zone} 计算。',
	'health.zone.never': '从未设置时区；工作时间和免打扰时段目前按 {zone} 计算。',
	'health.zone.hint': '请用 Set Settings 设置 Time Zone，例如 Asia/Shanghai。',

	'health.policy.ok': '联系规则没有自相矛盾之处。',
	'health.policy.publicDomain':
		'Company Domains 里有公共邮箱服务，使用它的客户都不会被询问：{domains}。',
	'health.policy.publicDomain.hint': '只保留所有邮箱都属于本公司的域名。',
	'health.policy.noDay': 'Send Days 和 Working Time 没有留下任何可以发送的日子。',
	'health.policy.lateDay':
		'Send Days 和 Working Time 在 {moment} 之前没有可以发送的日子，邀请要等到那时。',
	'health.policy.noDay.hint': '请修改联系规则的 Send Days，或 Working Time 中的休息日。',
	'health.policy.noSurvey': '配额指定的问卷从未发布：{keys}。',
	'health.policy.noSurvey.hint': '请在这些配额中选择已发布的问卷，或删除它们。',
	'health.policy.quota': '{name}（{limit}）',
	'health.policy.doubled': '同一问卷、字段和周期有多个互相矛盾的配额，以最小的为准：{names}。',
	'health.policy.doubled.hint': '请只保留其中一个。',
	'health.policy.noSample': 'Sample Percent 为 0，不会询问任何人。',
	'health.policy.noSample.hint': '请把 Sample Percent 设为要询问的客户比例。',

	'health.brand.ok': '品牌色 {color} 按原样显示。',
	'health.brand.adapted': '品牌色 {color} 上黑字、白字都看不清，按钮改用 {shown}。',
	'health.calendar.own': '只按每周工作时间和自定义日期计算，不含法定节假日。',
	'health.calendar.ok': '中国法定节假日已收录到 {date}。',
	'health.calendar.coming': '中国法定节假日已收录到 {date}；之后的安排尚未公布。',
	'health.calendar.coming.hint': '下一年的安排公布后，请在十二月更新软件包。',
	'health.calendar.ended':
		'日历到 {date} 为止：之后的中国法定节假日尚不清楚，暂时只有周末和固定节日（1 月 1 日、5 月 1–2 日、10 月 1–3 日）休息，之后的期限还会变动。',
	'health.calendar.ended.hint':
		'下一年的安排公布后（通常在十一月）请更新软件包，或在设置的 Holidays and Extra Workdays 中填写下一年的日期；运行中的时限会重新计算。',
	'health.requests.none': '没有等待处理的数据或删除请求。',
	'health.requests.waiting': '等待处理的数据请求：{count} 个，最早的来自 {since}。',
	'health.requests.hint':
		'请发布处理这些请求的工作流（如模板“隐私请求”），或使用 Satisfaction Customer 的 Export 与 Erase。客户已被告知会收到答复。',
};
