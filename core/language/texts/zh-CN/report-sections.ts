import type { reportSectionTexts as english } from '../en/report-sections';
import type { InOtherWords } from '../shape';

export const reportSectionTexts: InOtherWords<typeof english> = {
	'report.journey.rail': '客户一步步经历了什么。',
	'report.journey.low': '{stop}是低点：{value}',
	'report.journey.same': '旅程各步与其余分不出高低',
	'report.journey.about':
		'{name}，各触点按旅程先后排列；虚线：{then}。粗条为 95% 区间，曲线只用于连接各点。各触点与其余对比，已按 {count} 项比较校正。',
	'report.journey.name': '客户旅程：{name}',
	'report.journey.stage.before': '购买前',
	'report.journey.stage.getting': '到手',
	'report.journey.stage.using': '使用中',
	'report.journey.stage.staying': '续约',

	'report.alarms.title': '异常情况',
	'report.alarms.about':
		'按周监测 {count} 项指标，各与自身以往对比。超出界限，或连续八次在同一侧，即为信号；单项指标仅凭偶然约每 150 周出现一次。',
	'report.alarms.worse': '{what}：本期出现异常',
	'report.alarms.better': '{what}：本期好于往常',
	'report.alarms.drawn':
		'{what}，按 ISO 周，自{from}至本期末，共 n {n}。阶梯线为界限，距平常水平三个标准误。',
	'report.alarms.name': '控制图：{what}',
	'report.alarms.baseline': '基线：{count} 周',
	'report.alarms.weeks': 'ISO 周，{years}',
	'report.alarms.key.signal': '信号',
	'report.alarms.key.without': '同一周，不计其中一部分',
	'report.alarms.key.withoutIt': '同一周，不计{group}',
	'report.alarms.key.usual': '通常：{value}',
	'report.alarms.limits': '界限',
	'report.alarms.without': '若不计',
	'report.alarms.also': '另有异常：',
	'report.alarms.calm': '没有异常：',

	'report.problems.title': '正在改进',
	'report.problems.about':
		'许多跟进单共有的问题：未完成 {open} 个，其中逾期 {overdue} 个；自上一期以来完成 {done} 个。',
	'report.problems.list.90_days': '90 天内',
	'report.problems.list.1_to_3_years': '1–3 年内',
	'report.problems.list.unknown': '难度尚未评估',
	'report.problems.problem': '问题',
	'report.problems.owner': '负责人',
	'report.problems.due': '期限',
	'report.problems.state': '状态',
	'report.problems.overdue': '{date}，已逾期',
	'report.problems.todo': '“{title}”应于{date}完成，尚未完成。',
	'report.problems.effect': '改进前后的问题',
	'report.problems.works': '改进之后，“{title}”变少了',
	'report.problems.unsure': '尚无改进显示出超出偶然的效果',
	'report.problems.drawn':
		'有该问题的回答占比，改进后减改进前，单位为百分点；零的左侧表示变少。前后时长相等，至多 90 天，已按 {count} 项比较校正。图中只说是否好转，不说原因。',
	'report.problems.key.filled': '实心：不像是偶然',
	'report.problems.zero': '没有变化',
	'report.problems.before': '改进前',
	'report.problems.after': '改进后',

	'report.saidDone.title': '您的意见，我们的行动',
	'report.saidDone.about': '客户告诉我们的，以及本期为此做了什么。',
	'report.saidDone.term': '{title}：',

	'report.stays.title': '谁留下来',
	'report.stays.about': '有多少客户留下来，留多久：从每位客户各自开始时算起，不限何时。',
	'report.stays.finding.month': '首次下单 {n} 个月后仍有 {percent} 的客户在（{range}）',
	'report.stays.finding.year': '合同开始 {n} 年后仍有 {percent} 的客户在（{range}）',
	'report.stays.drawn.orders':
		'截至{until}的实际情况：{n} 位客户自各自首次下单起按月仍在的占比（Kaplan–Meier）。超过平常间隔三倍未下单即视为流失。纵轴不从 0 开始。',
	'report.stays.drawn.contract':
		'截至{until}的实际情况：{n} 位客户自各自合同开始起按年仍在的占比（Kaplan–Meier）。纵轴不从 0 开始。',
	'report.stays.period':
		'仅看本期（{period}）：期初在的 {n} 位客户（不论来了多久）中，期末仍在 {x} 位，{percent}（{range}）。',
	'report.stays.name': '仍在的客户',
	'report.stays.projected': '虚线：预计，并非实际',
	'report.stays.model':
		'虚线部分为预测（sBG 模型）；其区间由实测区间延续而来，不含模型本身的不确定。',
	'report.stays.axis.month': '月',
	'report.stays.axis.year': '年',
	'report.stays.retention': '期初在、期末仍在',
	'report.stays.still': '仍在',
	'report.stays.cohorts': '按首次下单月份',
	'report.stays.cohortsAbout':
		'实际情况：当月首次下单的客户中，{until}仍在的占比。较新的客户流失的时间较短，各行对比须谨慎。',
	'report.stays.firstMonth': '首次下单',

	'report.care.title': '关怀的效果',
	'report.care.about': '只有随机留出的对照组才能说明效果。',
	'report.care.works': '{campaign}：与留出的客户相比 {points} 个百分点',
	'report.care.harms': '{campaign}有害：与留出的客户相比 {points} 个百分点',
	'report.care.none': '尚无活动显示出超出偶然的效果',
	'report.care.drawn':
		'达成目标的占比，已联系的减去留出的，单位为百分点，只计本期首次轮到的客户。粗条为 95% 区间；已按 {count} 项比较校正。',
	'report.care.name': '关怀的效果',
	'report.care.key.filled': '实心：不像是偶然',
	'report.care.zero': '没有效果',
	'report.care.campaign': '活动',
	'report.care.written': '已联系',
	'report.care.leftOut': '留出',
	'report.care.difference': '差值，百分点',
	'report.care.needed': '还需留出',
};
