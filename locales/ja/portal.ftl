# The portal's pages.

language-switch = 言語
language-switch-button = 切り替える

nav-label = メインメニュー
nav-skip = 本文へ移動
nav-who = アカウント
nav-overview = 概要
nav-users = ユーザー管理
nav-team = チームメンバー
nav-import = インポート
nav-approvals = 承認
nav-roles = ロール
nav-keys = API キー
nav-chat = チャットアカウント
nav-audit = 監査ログ
nav-settings = 設定

portal-refused = うまくいきませんでした
portal-missing = ここには何もありません
portal-request = リクエスト { $id }
portal-back = 概要に戻る
portal-cancel = キャンセル
portal-offline = Usher に接続できません。ネットワークを確認してください。

again-title = もう一度サインインしてください
again-text = セッションが終了しました。入力した内容は残っています。サインインして続けてください。
again-too-long-title = セッションが終了しました
again-too-long-text = サインインして、もう一度フォームに入力してください。送信された内容は大きすぎて残せませんでした。何も変更されていません。
resume-title = サインインし直しました
resume-text = 入力した内容は残っています。まだ何も処理されていません。
resume-button = 送信する

pages-label = ページ
pages-first = 最初のページ
pages-next = 次のページ

actor-system = Usher
actor-key = API キー
actor-unknown = すでにいない人
