# Answers of the chat bot, in the language of whoever wrote to it.

chat-added = ユーザーを追加しました。

## What the platforms show
chat-command = メンバーを招待し、招待を管理します
chat-option-text = list, show, resend, revoke, approvals, link, confirm, unlink, help
chat-form-ready = フォームの準備ができました。
chat-form-open = フォームを開く
chat-form-wrong = フォームを受け付けられませんでした：
chat-card-in-messages = カードはこのアプリとのメッセージにあり、そこで更新されます。
chat-servers-only = これはサーバーでのみ使えます。ダイレクトメッセージでは使えません。
chat-try-again = 時間がかかりすぎました。もう一度お試しください。同じことが二度行われることはありません。
