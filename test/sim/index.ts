/**
 * A simulated DingTalk robot server: behaves like `oapi.dingtalk.com/robot/send` as far as it is known, runs in
 * simulated time, and judges afterwards what reached the groups. It shares no code with the product it tests.
 */
export type { FetchMeta } from './arrival.ts';
export { ControlError } from './check.ts';
export type { ClockChange, ClockState } from './clock.ts';
export type { Control, LimiterChange, LimiterView, RobotView, WaitQuery } from './control.ts';
export type { Expectation } from './expectations.ts';
export { type FaultAction, type FaultRule, type FaultStage, type FaultView, flaky } from './faults.ts';
export type { Listening, ListenOptions } from './http.ts';
export type { Invariants } from './invariants.ts';
export type { ForeignSender, LimitBody, LimiterParams, Profile } from './limiter.ts';
export type { AtEffect } from './mention.ts';
export { type OptionsPatch, type SimOptions, VIRTUAL_START, type Wording } from './options.ts';
export type { Answer, MessageQuery, Rec, Verdict } from './records.ts';
export type { OrgConfig, RobotConfig, RobotPatch, RobotSettings, RobotState } from './robots.ts';
export { createDingTalkSim, type DingTalkSim } from './sim.ts';
export type { TokenStats } from './stats.ts';
export type { ResetChoice } from './world.ts';
