import type { dayTexts as english } from '../en/day';
import type { InOtherWords } from '../shape';

export const dayTexts: InOtherWords<typeof english> = {
	'day.fault.empty': '没有给出日期。',
	'day.fault.unreadable':
		'{value} 无法识别为日期；请写成 1990-03-05，不含年份时写成 --03-05，或写成农历四月初八。',
	'day.fault.order':
		'{value} 可能是 {first}，也可能是 {second}：哪个数字是月份？请说明日期的顺序，或写成 {first}。',
	'day.fault.calendar': '{value} 可能是公历，也可能是农历；请在前面写上“公历”或“农历”。',
	'day.fault.shortYear': '{value} 的年份只有两位数字；请写全四位。',
	'day.fault.yearOnly': '{value} 只有年份；请同时给出月和日。',
	'day.fault.year': '{value} 不在 {first} 年至 {last} 年之间。',
	'day.fault.month': '{value} 的月份是 {month}，而一年只有十二个月。',
	'day.fault.noSuchDay': '{value} 不存在：该月只有 {days} 天。',
	'day.fault.noLeapMonth': '{value} 不存在：{year} 年没有这个闰月。',
	'day.fault.future': '{value} 在将来。',
	'day.fault.placeholder':
		'{value} 是系统在日期未知时填写的值。如果确实是这一天，请不写年份，例如 --01-01。',
	'day.fault.number': '{value} 是数字而不是日期；请写成 1990-03-05。',

	'day.note.noDay': '{value} 没有日，只保留月份。',
	'day.note.noYear': '{value}：{year} 年表示年份未知，因此不保留年份。',
	'day.note.cycleYear': '{value}：干支纪年每 60 年重复一次，因此不保留年份。',
	'day.note.ordered': '{value} 只能是 {date}，尽管给出的顺序是 {order}。',
	'day.note.lunar': '{value} 是农历日期，尽管指定的是公历。',
	'day.note.solar': '{value} 是公历日期，尽管指定的是农历。',
	'day.note.epoch': '{value} 被当作 1970 年以来的毫秒数：{date}。',
	'day.note.midnight': '{value} 是 {zone} 的零点，{date} 从此开始。',

	'day.lunar': '农历{day}',
	'day.lunar.inYear': '农历{year}年{day}',
	'day.lunar.day': '{month}{day}',
	'day.lunar.month': '{month}月',
	'day.lunar.leapMonth': '闰{month}月',
};
